"""Contradictions planted into conferences: what is changed, and the demands that clash because of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from scheduler.conference import Conference
from scheduler.conference.consistency import findings
from scheduler.formats.conference_file import read_conference
from tests.scheduler.files import FIXTURES

Plain = dict[str, Any]
Clash = set[tuple[str, tuple[str, ...]]]
DAY = "2026-10-09"


@dataclass(frozen=True)
class Planted:
    """A contradiction: the fixture, the change, the demands as (rule, sessions), the cheapest ways out."""

    name: str
    fixture: str
    plant: Callable[[Plain], None]
    clash: Clash
    cheapest: list[str] = field(default_factory=list)

    def conference(self) -> Conference:
        """Give the conference with the contradiction in it: a file without faults, and without a timetable."""
        plain = _plain(self.fixture)
        self.plant(plain)
        conference = Conference.model_validate(plain)
        assert findings(conference) == []
        return conference


@cache
def _known(fixture: str) -> Conference:
    return read_conference(FIXTURES / fixture)


def _plain(fixture: str) -> Plain:
    return _known(fixture).model_dump(mode="json", exclude_unset=True)


def named(items: list[Plain], name: str) -> Plain:
    return next(item for item in items if item["id"] == name)


def placed(*sessions: str) -> Clash:
    return {("required_sessions_are_placed", (session,)) for session in sessions}


def of_each(rule: str, *sessions: str) -> Clash:
    return {(rule, (session,)) for session in sessions}


def briefing(name: str, minutes: int, **more: Any) -> Plain:
    return {"id": name, "kind": "briefing", "minutes": minutes, "attendance": 20, "days": [DAY], **more}


def pin_a_pair(plain: Plain) -> None:
    named(plain["sessions"], "R1-SHORE")["start"] = f"{DAY} 14:30"
    named(plain["sessions"], "R1-FISH")["start"] = f"{DAY} 15:15"


def lengthen_a_chain(plain: Plain) -> None:
    plain["sessions"] += [briefing(f"X-{n}", 60, parts=["AM"]) for n in (1, 2, 3)]
    plain["precedences"] += [{"first": f"X-{n}", "then": f"X-{n + 1}", "min_gap": 30} for n in (1, 2)]


def crowd_the_great_hall(plain: Plain) -> None:
    plain["sessions"] += [briefing(f"X-{n}", 120, attendance=150, parts=["AM"]) for n in (1, 2)]


def send_the_chair_away(plain: Plain) -> None:
    there = [{"start": f"{DAY} 09:00", "end": f"{DAY} 10:00"}]
    plain["people"].append({"id": "LATE", "available": there})
    plain["bodies"].append({"id": "HARBOUR", "name": "Harbours", "chair": "LATE"})
    plain["sessions"].append({**briefing("X-1", 60, parts=["LU", "PM"]), "body": "HARBOUR"})


def lose_a_hall(plain: Plain) -> None:
    named(plain["venue"]["rooms"], "GREAT")["closed"] = [{"start": f"{DAY} 14:00", "end": f"{DAY} 18:00"}]
    plain["sessions"].append(briefing("A-1", 60, attendance=150, parts=["PM"]))


def ask_for_booths_where_none_are(plain: Plain) -> None:
    plain["sessions"].append(briefing("X-1", 60, languages="BOTH", rooms=["TOWER", "READING"]))


def need_a_person_twice(plain: Plain) -> None:
    plain["sessions"] += [briefing(f"X-{n}", 60, parts=["LU"], people=["TREAS"]) for n in (1, 2)]


def set_a_body_against_its_parent(plain: Plain) -> None:
    plain["bodies"].append({"id": "DRAFT", "name": "Drafting group", "parent": "WATER"})
    plain["sessions"].append({**briefing("X-1", 60), "kind": "ad-hoc", "body": "DRAFT", "start": f"{DAY} 11:30"})
    named(plain["sessions"], "WAT-1")["start"] = f"{DAY} 11:00"


def shut_the_window(plain: Plain) -> None:
    named(plain["bodies"], "WATER")["window"] = {"start": f"{DAY} 15:00", "end": f"{DAY} 18:00"}
    named(plain["sessions"], "GA-2")["start"] = f"{DAY} 14:00"


def interpret_for_too_long(plain: Plain) -> None:
    plain["sessions"].append(briefing("X-1", 195, languages="BOTH", parts=["AM"]))


def leave_an_item_without_time(plain: Plain) -> None:
    named(plain["agenda"], "1")["minutes"] = 150
    first = named(plain["sessions"], "WAT-1")
    first["start"] = f"{DAY} 10:45"
    plain["sessions"].append({**first, "id": "WAT-2", "start": f"{DAY} 11:00", "required": False})


def plan_a_meeting_that_p2c_leaves_no_place(plain: Plain) -> None:
    plain["sessions"].append({**briefing("P2C-1", 60), "kind": "p2c"})
    committee = {"kind": "committee", "body": "WATER", "required": False, "languages": "BOTH"}
    plain["sessions"].append({**briefing("WAT-2", 195), **committee})


def decide_before_the_committee_meets(plain: Plain) -> None:
    for name, part in {"C-2": "AM", "NAV-2": "PM", "NAV-3": "PM"}.items():
        named(plain["sessions"], name).update(days=["2027-05-11"], parts=[part])
    named(plain["sessions"], "C-1")["days"] = ["2027-05-10"]


def need_more_time_than_pinned_meetings_leave(plain: Plain) -> None:
    first, second = named(plain["sessions"], "NAV-2"), named(plain["sessions"], "NAV-3")
    first["start"], second["start"] = "2027-05-10 14:00", "2027-05-10 15:00"


SMALL = [
    Planted(
        "a pinned pair",
        "small.yaml",
        pin_a_pair,
        placed("R1-SHORE", "R1-FISH")
        | of_each("pinned_start", "R1-SHORE", "R1-FISH")
        | {("rounds_are_simultaneous", ("R1-FISH", "R1-SHORE"))},
        [
            "Do not pin the start of R1-FISH “Fish, first round”.",
            "Do not pin the start of R1-SHORE “Shores, first round”.",
        ],
    ),
    Planted(
        "a chain longer than its window",
        "small.yaml",
        lengthen_a_chain,
        placed("X-1", "X-2", "X-3")
        | of_each("admissible_time", "X-1", "X-3")
        | {("order_of_sessions", ("X-1", "X-2")), ("order_of_sessions", ("X-2", "X-3"))},
        [
            "Let X-3 be in any part of its days.",
            "Do not ask for X-1 before X-2.",
            "Do not ask for X-2 before X-3.",
            "Leave out X-1.",
        ],
    ),
    Planted(
        "too few big rooms in a half-day",
        "small.yaml",
        crowd_the_great_hall,
        placed("X-1", "X-2")
        | of_each("admissible_time", "X-1", "X-2")
        | of_each("room_is_large_enough", "X-1", "X-2")
        | {("one_session_per_room", ("X-1", "X-2"))},
        [
            "Let X-1 be in any part of its days.",
            "Let X-2 be in any part of its days.",
            "Leave out X-1.",
            "Leave out X-2.",
        ],
    ),
    Planted(
        "an absent chair",
        "small.yaml",
        send_the_chair_away,
        placed("X-1") | of_each("admissible_time", "X-1") | of_each("people_are_available", "X-1"),
        ["Let X-1 be in any part of its days.", "Have LATE there all the time.", "Leave out X-1."],
    ),
    Planted(
        "a lost hall",
        "small.yaml",
        lose_a_hall,
        placed("A-1")
        | of_each("admissible_time", "A-1")
        | of_each("room_is_large_enough", "A-1")
        | of_each("room_is_open", "A-1"),
        ["Keep room GREAT open all the time."],
    ),
    Planted(
        "too few booths",
        "small.yaml",
        ask_for_booths_where_none_are,
        placed("X-1") | of_each("room_has_booths", "X-1") | of_each("pinned_room", "X-1"),
        ["Let X-1 be in any room.", "Leave out X-1."],
    ),
    Planted(
        "a person in two places",
        "small.yaml",
        need_a_person_twice,
        placed("X-1", "X-2") | of_each("admissible_time", "X-1", "X-2") | {("person_in_one_place", ("X-1", "X-2"))},
        [
            "Let X-1 be in any part of its days.",
            "Let X-2 be in any part of its days.",
            "Hold X-1 without Treasurer (TREAS).",
            "Hold X-2 without Treasurer (TREAS).",
        ],
    ),
    Planted(
        "a body against its parent",
        "small.yaml",
        set_a_body_against_its_parent,
        placed("WAT-1", "X-1")
        | of_each("pinned_start", "WAT-1", "X-1")
        | {("body_meets_once_at_a_time", ("WAT-1", "X-1"))},
        ["Do not pin the start of WAT-1.", "Do not pin the start of X-1.", "Leave out X-1."],
    ),
    Planted(
        "a window of a body",
        "small.yaml",
        shut_the_window,
        placed("WAT-1", "GA-2")
        | of_each("p2c_window", "WAT-1")
        | of_each("pinned_start", "GA-2")
        | {("editorial_before_adoption", ("WAT-1", "GA-2"))},
        ["Do not pin the start of GA-2 “Decisions”."],
    ),
    Planted(
        "a session without a start",
        "small.yaml",
        interpret_for_too_long,
        placed("X-1") | of_each("interpreted_length", "X-1"),
        ["Leave out X-1."],
    ),
    Planted(
        "an item without time",
        "small.yaml",
        leave_an_item_without_time,
        of_each("pinned_start", "WAT-1", "WAT-2")
        | {("agenda_items_are_taken", ("WAT-1", "WAT-2")), ("person_in_one_place", ("WAT-1", "WAT-2"))},
        [
            "Do not pin the start of WAT-1.",
            "Do not pin the start of WAT-2.",
            "Do not ask for minutes for item 1 of the agenda.",
        ],
    ),
    Planted(
        "P2C and a committee meeting that fits nowhere",
        "small.yaml",
        plan_a_meeting_that_p2c_leaves_no_place,
        placed("P2C-1")
        | of_each("interpreted_length", "WAT-2")
        | {("p2c_takes_no_committee_time", ("P2C-1", "WAT-2"))},
        ["Leave out P2C-1."],
    ),
    Planted(
        "an item that the plenary cannot adopt any more",
        "agenda.yaml",
        decide_before_the_committee_meets,
        of_each("admissible_time", "NAV-2", "NAV-3", "C-1", "C-2")
        | {("open_items_find_time", ("NAV-2", "NAV-3", "C-1", "C-2"))},
        [
            "Let NAV-2 be in any part of its days.",
            "Let NAV-3 be in any part of its days.",
            "Let NAV-2 be on any day.",
            "Let NAV-3 be on any day.",
            "Do not ask for minutes for item 5 of the agenda.",
        ],
    ),
    Planted(
        "open items without time",
        "agenda.yaml",
        need_more_time_than_pinned_meetings_leave,
        of_each("pinned_start", "NAV-2", "NAV-3")
        | {("open_items_find_time", ("NAV-2", "NAV-3")), ("person_in_one_place", ("NAV-2", "NAV-3"))},
        [
            "Do not pin the start of NAV-2.",
            "Do not pin the start of NAV-3.",
            "Do not ask for minutes for item 4 of the agenda.",
            "Do not ask for minutes for item 5 of the agenda.",
        ],
    ),
]


def turn_a_pinned_order_round(plain: Plain) -> None:
    named(plain["sessions"], "COM3-3")["start"] = "2022-06-08 14:30"
    named(plain["sessions"], "COM3-2")["start"] = "2022-06-09 09:30"


def let_the_chair_come_on_thursday(plain: Plain) -> None:
    there = [{"start": "2022-06-09 00:00", "end": "2022-06-16 24:00"}]
    named(plain["people"], "C4-CH")["available"] = there
    for session in plain["sessions"]:
        if session["id"] != "COM4-1" and "C4-CH" in session.get("people", []):
            session["people"] = [person for person in session["people"] if person != "C4-CH"]


def hold_three_meetings_in_one_day(plain: Plain) -> None:
    for number in (2, 3, 4):
        named(plain["sessions"], f"COM3-{number}")["days"] = ["2022-06-09"]


WTDC21 = [
    Planted(
        "a pinned order turned round",
        "wtdc21.yaml",
        turn_a_pinned_order_round,
        placed("COM3-2", "COM3-3")
        | of_each("pinned_start", "COM3-2", "COM3-3")
        | {("order_of_sessions", ("COM3-2", "COM3-3"))},
    ),
    Planted(
        "a chair who comes on Thursday",
        "wtdc21.yaml",
        let_the_chair_come_on_thursday,
        placed("COM4-1") | of_each("admissible_time", "COM4-1") | of_each("people_are_available", "COM4-1"),
    ),
    Planted(
        "three meetings in the two halves of a day",
        "wtdc21.yaml",
        hold_three_meetings_in_one_day,
        placed("COM3-2", "COM3-3", "COM3-4")
        | of_each("admissible_time", "COM3-2", "COM3-3", "COM3-4")
        | {("person_in_one_place", ("COM3-2", "COM3-3", "COM3-4"))},
    ),
]
