"""The reader, the scorer and the mapping of OptaPlanner's conferences, on one made by hand and on its own."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from solver.check import check
from solver.result import Limits
from solver.stop import Stop
from solver.timetable.plan import Plan
from solver.timetable.search import solve
from tests.benchmarks.optaplanner import conference_workbook
from tests.benchmarks.optaplanner.conference import Conference, Place, Room, Speaker, Talk, Timeslot, Wishes
from tests.benchmarks.optaplanner.conference_problem import places, plan_of, points, problem
from tests.benchmarks.optaplanner.conference_score import OF_ONE, OF_TWO, amounts, score
from tests.benchmarks.optaplanner_conference import FOLDER
from tests.conftest import needs_instances

CONSTRAINTS = sorted([*OF_ONE, *OF_TWO, "Crowd control"])
HARD = {
    "Room unavailable timeslot",
    "Room conflict",
    "Speaker unavailable timeslot",
    "Speaker conflict",
    "Talk prerequisite talks",
    "Talk mutually-exclusive-talks tags",
    "Consecutive talks pause",
    "Crowd control",
    *(name for name in CONSTRAINTS if "required" in name or "prohibited" in name),
}
BIG = frozenset({"Big"})
X, XY = frozenset("x"), frozenset("xy")


def slot(day: int, start: str, end: str, kind: str = "Talk", tags: str = "") -> Timeslot:
    begin, finish = (dt.datetime.fromisoformat(f"2018-10-0{day} {time}") for time in (start, end))
    return Timeslot(begin, finish, frozenset({kind}), frozenset(tags.split()))


SLOTS = {
    "early": slot(1, "10:15", "11:00"),
    "late": slot(1, "11:30", "12:15", tags="Late"),
    "lab": slot(1, "10:15", "12:15", "Lab"),
    "soon": slot(1, "12:20", "13:05"),
    "next": slot(2, "10:15", "11:00"),
}
TALK = frozenset({"Talk"})
ROOMS = (Room("A", 60, TALK, BIG), Room("B", 240, TALK), Room("C", 240, TALK), Room("L", 100, frozenset({"Lab"})))
SPEAKERS = tuple(Speaker(name) for name in "pqrs")
TALKS = {
    "a": Talk("a", "Talk", frozenset("p"), language="en"),
    "b": Talk("b", "Talk", frozenset("q"), language="en"),
    "c": Talk("c", "Talk", frozenset("r"), language="en"),
    "l": Talk("l", "Lab", frozenset("s"), language="en"),
}
APART = {"a": "early/A", "b": "late/B", "c": "next/C", "l": "lab/L"}


def conference(
    changes: dict[str, dict[str, Any]], rooms: tuple[Room, ...] = ROOMS, weights: dict[str, Any] | None = None
) -> Conference:
    """Make a conference whose talks, and whose speakers by their names, differ in some fields."""
    usual = {name: (7, 0, 0) if name in HARD else (0, 0, 10) for name in CONSTRAINTS}
    usual["Published timeslot"] = (0, 1, 0)
    return Conference(
        pause=15,
        weights=usual if weights is None else weights,
        timeslots=tuple(SLOTS.values()),
        rooms=rooms,
        speakers=tuple(replace(each, **changes.get(each.name, {})) for each in SPEAKERS),
        talks=tuple(replace(talk, **changes.get(code, {})) for code, talk in TALKS.items()),
    )


def where(said: dict[str, str]) -> dict[str, Place]:
    """Read places such as "early/A"."""
    parts = {code: text.split("/") for code, text in said.items()}
    return {code: Place(SLOTS[name], room) for code, (name, room) in parts.items()}


def both(**fields: Any) -> dict[str, dict[str, Any]]:
    return {"a": fields, "b": fields}


CHARGED: list[tuple[str, dict[str, dict[str, Any]], dict[str, str], int]] = [
    ("Room conflict", {}, {"a": "early/A", "b": "early/A"}, 45),
    ("Speaker unavailable timeslot", {"p": {"away": frozenset({SLOTS["early"]})}}, {"a": "early/A"}, 45),
    ("Speaker conflict", both(speakers=frozenset("pq")), {"a": "early/A", "b": "early/B"}, 90),
    ("Talk prerequisite talks", {"a": {"prerequisites": frozenset("b")}}, {"a": "early/A", "b": "late/B"}, 90),
    ("Talk prerequisite talks", {"a": {"prerequisites": frozenset("b")}}, {"a": "early/A", "b": "early/B"}, 90),
    ("Talk mutually-exclusive-talks tags", both(exclusive=XY), {"a": "early/A", "b": "early/B"}, 90),
    ("Consecutive talks pause", both(speakers=frozenset("p")), {"a": "late/A", "b": "soon/B"}, 90),
    ("Consecutive talks pause", both(speakers=frozenset("p")), {"a": "late/A", "b": "late/B"}, 90),
    ("Crowd control", {code: {"risk": 1} for code in "abc"}, dict.fromkeys("abc", "early/A"), 135),
    ("Speaker required timeslot tags", {"p": {"times": Wishes(required=XY)}}, {}, 90),
    ("Speaker preferred timeslot tags", {"p": {"times": Wishes(preferred=X)}}, {}, 45),
    ("Speaker prohibited timeslot tags", {"q": {"times": Wishes(prohibited=frozenset({"Late"}))}}, {}, 45),
    ("Speaker undesired timeslot tags", {"q": {"times": Wishes(undesired=frozenset({"Late"}))}}, {}, 45),
    ("Talk required timeslot tags", {"a": {"times": Wishes(required=X)}}, {}, 45),
    ("Talk preferred timeslot tags", {"l": {"times": Wishes(preferred=XY)}}, {}, 240),
    ("Talk prohibited timeslot tags", {"b": {"times": Wishes(prohibited=frozenset({"Late"}))}}, {}, 45),
    ("Talk undesired timeslot tags", {"b": {"times": Wishes(undesired=frozenset({"Late"}))}}, {}, 45),
    ("Speaker required room tags", {"q": {"rooms": Wishes(required=BIG)}}, {}, 45),
    ("Speaker preferred room tags", {"q": {"rooms": Wishes(preferred=BIG)}}, {}, 45),
    ("Speaker prohibited room tags", {"p": {"rooms": Wishes(prohibited=BIG)}}, {}, 45),
    ("Speaker undesired room tags", {"p": {"rooms": Wishes(undesired=BIG)}}, {}, 45),
    ("Talk required room tags", {"b": {"rooms": Wishes(required=BIG)}}, {}, 45),
    ("Talk preferred room tags", {"b": {"rooms": Wishes(preferred=BIG)}}, {}, 45),
    ("Talk prohibited room tags", {"a": {"rooms": Wishes(prohibited=BIG)}}, {}, 45),
    ("Talk undesired room tags", {"a": {"rooms": Wishes(undesired=BIG)}}, {}, 45),
    ("Published timeslot", {"a": {"published": Place(SLOTS["late"], "A")}}, {}, 1),
    ("Published room", {"a": {"published": Place(SLOTS["early"], "B")}}, {}, 1),
    ("Theme track conflict", both(themes=XY), {"a": "early/A", "b": "early/B"}, 90),
    ("Theme track conflict", {"a": {"themes": X}, "l": {"themes": X}}, {}, 45),
    ("Theme track room stability", both(themes=X), {}, 90),
    ("Theme track room stability", {"a": {"themes": X}, "l": {"themes": X}}, {}, 165),
    ("Sector conflict", both(sectors=X), {"a": "early/A", "b": "early/B"}, 45),
    ("Audience type diversity", both(audiences=XY), {"a": "early/A", "b": "early/B"}, 90),
    ("Audience type theme track conflict", both(audiences=XY, themes=X), {"a": "early/A", "b": "early/B"}, 90),
    ("Audience level diversity", {"a": {"level": 3}}, {"a": "early/A", "b": "early/B"}, 45),
    ("Content audience level flow violation", {"a": {"contents": X, "level": 2}, "b": {"contents": X}}, {}, 90),
    ("Content conflict", both(contents=X), {"a": "early/A", "b": "early/B"}, 45),
    ("Language diversity", {"a": {"language": "fr"}}, {"a": "early/A", "b": "early/B"}, 45),
    ("Same day talks", {"a": {"themes": X, "contents": X}, "c": {"themes": XY, "contents": X}}, {}, 180),
    ("Popular talks", {code: {"favourites": 3 if code == "b" else 9} for code in TALKS}, {}, 255),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "moved", "units"), CHARGED)
def test_each_constraint_charges_what_its_description_says(
    name: str, changes: dict[str, dict[str, Any]], moved: dict[str, str], units: int
) -> None:
    before = amounts(conference({}), where(APART))
    after = amounts(conference(changes), where(APART | moved))
    assert (before[name], after[name]) == (0, units)


def test_a_closed_room_is_charged_and_no_constraint_is_left_untested() -> None:
    rooms = (replace(ROOMS[0], closed=frozenset({SLOTS["early"]})), *ROOMS[1:])
    assert amounts(conference({}, rooms), where(APART))["Room unavailable timeslot"] == 45
    assert {name for name, *_ in CHARGED} | {"Room unavailable timeslot"} == set(CONSTRAINTS)


def test_points_are_units_by_weight_and_rewards_count_for_the_plan() -> None:
    weights = {"Room conflict": (1000, 0, 0), "Published timeslot": (0, 1, 0), "Language diversity": (0, 0, 10)}
    changes = {"a": {"language": "fr", "published": Place(SLOTS["next"], "A")}}
    told = conference(changes, weights=weights)
    assert score(told, where(APART)) == (0, -1, 0)
    assert score(told, where(APART | {"b": "early/A"})) == (-45_000, -1, 450)


def test_a_plan_that_is_no_choice_is_refused() -> None:
    for spoiled in ({"a": "lab/A"}, {"a": "early/L"}, {"l": "early/L"}):
        with pytest.raises(ValueError, match="cannot be"):
            score(conference({}), where(APART | spoiled))
    with pytest.raises(ValueError, match="cannot be"):
        score(conference({}), {})
    with pytest.raises(ValueError, match="pinned"):
        score(conference({"a": {"pinned": True, "place": Place(SLOTS["late"], "A")}}), where(APART))


MIXED: dict[str, dict[str, Any]] = {
    "a": {
        "themes": XY,
        "contents": X,
        "audiences": XY,
        "favourites": 5,
        "risk": 1,
        "times": Wishes(undesired=frozenset({"Late"})),
        "published": Place(SLOTS["early"], "A"),
    },
    "b": {"themes": X, "contents": X, "audiences": X, "level": 3, "favourites": 8, "risk": 1, "exclusive": X},
    "c": {"themes": XY, "level": 2, "language": "fr", "risk": 1, "exclusive": X, "prerequisites": frozenset("a")},
    "l": {"themes": X, "sectors": X, "contents": X, "level": 2, "favourites": 6},
    "p": {"rooms": Wishes(undesired=BIG, preferred=X)},
    "q": {"times": Wishes(prohibited=frozenset({"Late"})), "away": frozenset({SLOTS["next"]})},
    "r": {"rooms": Wishes(required=frozenset())},
}


def agree(told: Conference, plans: int) -> None:
    """On random plans: our cost and the constant give the soft points, and both find the same hard ones broken."""
    mapped, random, kept = problem(told), Random(1), 0
    for _ in range(plans):
        chosen = {
            talk.code: talk.place
            if talk.pinned
            else Place(random.choice(told.slots_of(talk)), random.choice(told.rooms_of(talk)).name)
            for talk in told.talks
        }
        (hard, medium, soft), verdict = score(told, chosen), check(mapped, plan_of(told, chosen))
        assert points(told, verdict.cost) == (medium, soft)
        assert (hard == 0) == (not verdict.hard)
        kept += hard == 0
    assert kept or plans < 100


def test_our_cost_and_the_constant_give_the_soft_points_of_random_plans() -> None:
    agree(conference(MIXED), 300)


@needs_instances
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.xlsx")), ids=lambda path: str(path.stem))
def test_the_conferences_that_came_with_it_are_mapped_without_loss(path: Path) -> None:
    agree(conference_workbook.read(path), 5)


def test_a_conference_is_planned_to_the_proven_optimum() -> None:
    told = conference(MIXED)
    result = solve(problem(told), Limits(seconds=30, steps=20), lambda _: None, Stop(), lambda: 0.0)
    assert result.proof.status == "OPTIMAL"
    assert result.plan is not None
    best = score(told, places(told, Plan.read(result.plan)))
    random = Random(2)
    for _ in range(300):
        chosen = {
            talk.code: Place(random.choice(told.slots_of(talk)), random.choice(told.rooms_of(talk)).name)
            for talk in told.talks
        }
        assert score(told, chosen) <= best


def test_talks_that_share_only_some_timeslots_are_refused() -> None:
    shared = replace(SLOTS["early"], talk_types=frozenset({"Talk", "Lab"}))
    told = replace(conference({}), timeslots=(shared, *[slot for slot in SLOTS.values() if slot != SLOTS["early"]]))
    with pytest.raises(ValueError, match="partly shared"):
        problem(told)


def workbook() -> Workbook:
    """Make a small workbook, in which room R is closed and speaker Ann away in the second timeslot."""
    book = Workbook()
    place = ["Mon 2018-10-01", "13:00", "15:00", "R"]
    about = ["Ann, Bob", "Cloud, IoT", "", "Managers", 2.0, "Linux", "en"]
    wishes = ["", "", "Late", "", "", "", "", "", "Sponsor", "S1"]
    talk = ["S0", "Title", "Lab", *about, *wishes, 551.0, 1.0, "True", *place, *place]
    sheets: dict[str, list[list[Any]]] = {
        "Configuration": [
            ["Conference name", "Small"],
            ["Minimum consecutive talks pause in minutes", 15.0],
            ["Constraint", "Score weight"],
            ["Room conflict", "1000hard/0medium/0soft"],
        ],
        "Timeslots": [
            ["Day", "Start", "End", "Talk types", "Tags"],
            ["Mon 2018-10-01", "10:15", "12:15", "Lab", ""],
            ["Mon 2018-10-01", "13:00", "15:00", "Lab, Talk", "After lunch"],
        ],
        "Rooms": [[""], ["Name"], ["R", 60.0, "Lab", "Recorded, Large", "", ""]],
        "Speakers": [[""], ["Name"], ["Ann", *[""] * 8, "", ""], ["Bob", "", "", "", "Late", *[""] * 4, "", ""]],
        "Talks": [["Code"], talk],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for sheet, cell in (("Rooms", "F3"), ("Speakers", "K3")):
        book[sheet][cell].fill = PatternFill("solid", fgColor="555753")
    return book


def test_a_workbook_is_read_with_its_colours() -> None:
    read = conference_workbook.of(workbook())
    morning, afternoon = read.timeslots
    assert (read.pause, read.weights) == (15, {"Room conflict": (1000, 0, 0)})
    assert (morning.minutes, afternoon.talk_types, afternoon.tags) == (120, {"Lab", "Talk"}, {"After lunch"})
    [room] = read.rooms
    assert (room.name, room.capacity, room.talk_types, room.tags) == ("R", 60, {"Lab"}, {"Recorded", "Large"})
    assert room.closed == {afternoon}
    assert read.speaker["Ann"].away == {afternoon}
    assert read.speaker["Bob"].times.undesired == {"Late"}
    [talk] = read.talks
    assert (talk.code, talk.speakers, talk.themes, talk.level) == ("S0", {"Ann", "Bob"}, {"Cloud", "IoT"}, 2)
    assert (talk.times.prohibited, talk.exclusive, talk.prerequisites) == ({"Late"}, {"Sponsor"}, {"S1"})
    assert (talk.favourites, talk.risk, talk.pinned) == (551, 1, True)
    assert talk.place == talk.published == Place(afternoon, "R")
