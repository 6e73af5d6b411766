"""The W3C's breakouts and group meetings: the reader, the mapping and the scorer, on small events made by hand."""

from typing import Any

import pytest

from solver.result import Limits
from solver.stop import Stop
from solver.timetable.plan import Plan
from solver.timetable.search import solve
from tests.benchmarks._w3c.event import Event, read
from tests.benchmarks._w3c.mapping import placements, problem
from tests.benchmarks._w3c.scoring import rooms_at_once, score
from tests.conftest import needs_instances

SLOTS = ["2027-03-01 09:00-10:00", "2027-03-01 10:00-11:00", "2027-03-02 09:00-09:30"]
NOTHING = "_No response_"
ISSUE = """### Session description

### Not a section that counts #7

### Session type

{kind}

### Additional session chairs (Optional)

{chairs}

### Estimated number of in-person attendees

{people}

### Other sessions where we should avoid scheduling conflicts (Optional)

{conflicts}
"""


def issue(number: int, author: str, **more: Any) -> dict[str, Any]:
    said = {"kind": "Breakout (Default)", "people": "Don't know", "chairs": NOTHING, "conflicts": NOTHING}
    body = ISSUE.format(**(said | more)).replace("\n", "\r\n")
    return {"number": number, "author": author, "title": f"T{number}", "body": body, "tracks": more.get("tracks", [])}


def breakouts() -> Event:
    return Event(
        {
            "metadata": {"meeting": "A day", "plenary holds": "2"},
            "slots": SLOTS,
            "rooms": ["Plenary", "Hall (50)", "Room"],
            "sessions": [
                issue(1, "Ada", chairs="@ben, @Cleo", conflicts="#2, #9"),
                issue(2, "dan", people="20-45 people", tracks=["web"]),
                issue(3, "ada", chairs="author-\n@eve", tracks=["web", "law"]),
                issue(4, "ben", people="Fewer than 20 people"),
                issue(5, "gus", kind="Plenary"),
                issue(6, "fay", kind="Plenary"),
            ],
        }
    )


def groups() -> Event:
    def wants(number: int, title: str, *times: str) -> dict[str, Any]:
        offered = ("Monday, 09:00 - 10:00", "Monday, 10:00")
        ticked = [f"- [{'X' if time in times else ' '}] {time}" for time in offered]
        body = "### Select preferred dates and times (1-2 March)\n\n" + "\n".join(ticked)
        return {"number": number, "author": "x", "title": title, "body": body}

    return Event(
        {
            "metadata": {"meeting": "A week", "type": "groups"},
            "slots": SLOTS,
            "rooms": ["Hall (50)", "Room (10)"],
            "sessions": [
                wants(1, " Ants WG", "Monday, 09:00 - 10:00", "Monday, 10:00"),
                wants(2, "Bees & Honey CG & Ants WG Joint Meeting: wax", "Monday, 10:00"),
                wants(3, "Cats IG"),
            ],
        }
    )


def placed(event: Event, **where: str) -> dict[str, Any]:
    """Place meetings by number as `number of the slot, room`."""
    found = {}
    for name, place in where.items():
        slot, room = place.split(", ")
        found[f"#{name[1:]}"] = event.slots[int(slot)], room
    return found


FINE = {"n1": "0, Hall", "n2": "1, Hall", "n3": "0, Room", "n4": "1, Room", "n5": "2, Plenary", "n6": "2, Plenary"}


def test_an_issue_says_who_leads_what_conflicts_and_how_many_come() -> None:
    event = breakouts()
    assert event.rooms == {"Plenary": 30, "Hall": 50, "Room": 30}
    assert [slot.minutes for slot in event.slots] == [60, 60, 30]
    assert event.proposals[1].leads == {"ada", "ben", "cleo"}
    assert event.proposals[1].conflicts == {2, 9}
    assert event.proposals[2].people == 45
    assert event.proposals[3].leads == {"eve"}
    assert [number for number, each in event.proposals.items() if each.plenary] == [5, 6]


def test_groups_have_a_meeting_for_each_time_that_they_want() -> None:
    event = groups()
    assert list(event.meetings) == ["#1 01 09:00", "#1 01 10:00", "#2 01 10:00", "#3"]
    assert [sorted(each.leads) for each in event.proposals.values()] == [
        ["ants wg"],
        ["ants wg", "bees", "honey cg"],
        ["cats ig"],
    ]


@pytest.mark.parametrize(
    ("spoiled", "seen"),
    [
        ({}, []),
        ({"n1": None}, [("unscheduled", "#1")]),
        ({"n3": "0, Hall"}, [("error", "#1 and #3 in Hall")]),
        ({"n4": "0, Hall", "n1": "0, Room", "n3": "1, Room"}, [("error", "#1 and #4: ben"), ("track", "#2 and #3")]),
        ({"n1": "1, Room", "n4": "0, Hall"}, [("conflict", "#1 and #2")]),
        ({"n2": "1, Room", "n4": "1, Hall"}, [("capacity", "45 in Room")]),
        ({"n1": "0, Plenary"}, [("error", "#1 in Plenary")]),
        ({"n5": "2, Hall"}, [("error", "#5 in Hall")]),
        ({"n4": "2, Room"}, [("plenary", "#4 and #5"), ("plenary", "#4 and #6")]),
    ],
)
def test_each_kind_of_error_and_warning_is_seen(spoiled: dict[str, Any], seen: list[tuple[str, str]]) -> None:
    event = breakouts()
    where = {name: place for name, place in (FINE | spoiled).items() if place is not None}
    found = list(score(event, placed(event, **where)))
    assert [each for each in found if each[0] != "rooms"] == seen


def test_a_track_in_two_rooms_is_seen() -> None:
    event = breakouts()
    assert list(score(event, placed(event, **FINE))) == [("rooms", "web in Room")]
    assert list(score(event, placed(event, **(FINE | {"n1": "0, Room", "n3": "0, Hall"})))) == []


def test_a_plenary_holds_so_many_sessions() -> None:
    event = breakouts()
    event.plenary_holds = 1
    assert ("error", "too many in the plenary: #5, #6") in list(score(event, placed(event, **FINE)))


def test_a_time_that_was_wanted_and_a_room_that_changes_are_seen() -> None:
    event = groups()
    nine, ten, _ = event.slots
    seen = score(
        event,
        {
            "#1 01 09:00": (nine, "Hall"),
            "#1 01 10:00": (ten, "Room"),
            "#2 01 10:00": (nine, "Room"),
            "#3": (nine, "Room"),
        },
    )
    assert list(seen) == [
        ("times", "#2 01 10:00"),
        ("error", "#1 01 09:00 and #2 01 10:00: ants wg"),
        ("error", "#2 01 10:00 and #3 in Room"),
        ("rooms", "#1 in Room"),
    ]


@pytest.mark.parametrize("event", [breakouts(), groups()], ids=["breakouts", "groups"])
def test_an_event_is_planned_as_well_as_it_can_be_and_proven(event: Event) -> None:
    result = solve(problem(event), Limits(seconds=20, steps=60), lambda _: None, Stop(), lambda: 0.0)
    assert result.plan is not None
    found = placements(event, Plan.read(result.plan))
    assert result.proof.status == "OPTIMAL"
    # Of the groups one has to be left out: two want the ants at ten.
    assert [kind for kind, _ in score(event, found)] == ["unscheduled"] * event.of_groups
    assert rooms_at_once(event, found) <= 2


@needs_instances
def test_the_breakouts_of_2024_have_no_conflict() -> None:
    event = read("breakouts-day-2024.json")
    result = solve(problem(event), Limits(seconds=20, steps=60), lambda _: None, Stop(), lambda: 0.0)
    assert (len(event.meetings), result.proof.status) == (19, "OPTIMAL")
    assert list(score(event, placements(event, Plan.read(result.plan or {})))) == []
