"""The reader and the scorer of IETF planning data, on a small week made by hand."""

from typing import Any

from solver.result import Limits
from solver.stop import Stop
from solver.timetable.plan import Placement, Plan
from solver.timetable.search import solve
from tests.benchmarks._ietf import Meeting, problem, score

TIMES = [("18", "10:00", 7200), ("18", "12:20", 5400), ("19", "10:00", 7200), ("20", "10:00", 7200)]
DAY = 1440


def week() -> dict[str, Any]:
    def session(number: int, group: str, people: int, minutes: int | None) -> dict[str, Any]:
        seconds = None if minutes is None else minutes * 60
        return {"id": number, "group": group, "attendees": people, "duration_s": seconds, "joint_with": []}

    slots = [
        {
            "type": "regular",
            "name": "Morning Session",
            "start": f"2019-11-{day}T{time}:00",
            "duration_s": s,
            "room": room,
        }
        for day, time, s in TIMES
        for room in ("big", "small", "foyer")
        if (day, room) != ("20", "big")
    ]
    sessions = [
        session(1, "ant", 40, 120),
        session(2, "ant", 15, 90),
        session(3, "bee", 40, 60),
        session(4, "cat", 10, 60),
        session(5, "dog", 10, 150),
        session(6, "elk", 0, None),
    ]
    sessions[4]["joint_with"] = ["elk"]
    return {
        "rooms": [
            {"name": "big", "capacity": 50},
            {"name": "small", "capacity": 20},
            {"name": "foyer", "capacity": None},
        ],
        "timeslots": [*slots, {**slots[0], "name": "Side Meetings", "start": "2019-11-18T08:00:00"}],
        "sessions": sessions,
        "constraints": [
            {"source": "ant", "kind": "time_relation", "time_relation": "subsequent-days"},
            {"source": "bee", "kind": "wg_adjacent", "target": "cat"},
            {"source": "cat", "kind": "conflict", "target": "ant"},
            {"source": "cat", "kind": "bethere", "person": 7},
            {"source": "elk", "kind": "bethere", "person": 7},
            {"source": "elk", "kind": "timerange", "unavailable_timeranges": ["wednesday-morning"]},
        ],
    }


def test_the_week_is_read_as_its_generator_reads_it() -> None:
    meeting = Meeting(week())
    assert meeting.rooms == {"big": 50, "small": 20}
    assert [slot.time_range for slot in meeting.slots][1:3] == ["monday-morning", "tuesday-morning"]
    assert [slot.closed for slot in meeting.slots] == [frozenset()] * 3 + [frozenset({"big"})]
    assert sorted(meeting.sessions) == ["ant 1", "ant 2", "bee 3", "cat 4", "dog 5"]
    assert meeting.minutes("dog 5") == 120
    assert [meeting.admissible("dog 5", slot) for slot in meeting.slots] == [True, False, True, False]


def test_each_kind_of_violation_is_seen() -> None:
    meeting = Meeting(week())
    everything = {
        "ant 1": Placement(start=2 * DAY + 600, room="big"),
        "ant 2": Placement(start=600, room="big"),
        "bee 3": Placement(start=600, room="small"),
        "cat 4": Placement(start=600, room="big"),
    }
    assert sorted(score(meeting, Plan(placements=everything))) == [
        "ant 1 and ant 2: subsequent-days, but -2 nights between",
        "ant 1 is in a room that is closed",
        "ant 1 is not before ant 2",
        "ant 2 and cat 4 share a room",
        "bee 3 and cat 4 are not neighbours",
        "bee 3 has too small a room",
        "conflict: ant 2, cat 4",
        "dog 5 has no slot",
    ]
    away = {
        "dog 5": Placement(start=2 * DAY + 600, room="small"),
        "cat 4": Placement(start=2 * DAY + 600, room="small"),
    }
    seen = set(score(meeting, Plan(placements=everything | away)))
    assert {"dog 5 cannot be in wednesday-morning", "cat 4 and dog 5 share person 7"} <= seen


def test_a_week_that_can_violate_nothing_is_planned_so_and_proven() -> None:
    meeting = Meeting(week())
    result = solve(problem(meeting), Limits(seconds=20, steps=30), lambda _: None, Stop(), lambda: 0.0)
    assert (result.proof.status, result.proof.cost) == ("OPTIMAL", 0)
    assert result.plan is not None
    assert list(score(meeting, Plan.read(result.plan))) == []
