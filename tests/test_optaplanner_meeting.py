"""The reader, the scorer and the mapping of OptaPlanner's meetings, on some made by hand and on its own."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook

from solver.check import check
from tests.benchmarks.optaplanner import meeting_workbook
from tests.benchmarks.optaplanner.meeting import Agenda, Grain, Meeting, Place
from tests.benchmarks.optaplanner.meeting_problem import plan_of, points, problem
from tests.benchmarks.optaplanner.meeting_score import CONSTRAINTS, amounts, score
from tests.benchmarks.optaplanner_meeting import FOLDER
from tests.conftest import needs_instances

ANN, BOB = frozenset({"ann"}), frozenset({"bob"})
MEETINGS = {"a": Meeting("a", 2), "b": Meeting("b", 3), "c": Meeting("c", 1)}
APART = {"a": Place(0, "R"), "b": Place(9, "R"), "c": Place(15, "R")}
TWELVE = range(540, 720, 15)


def agenda(changes: dict[str, dict[str, Any]]) -> Agenda:
    """Make two days of twelve grains, a large room R and a small one S, and meetings that differ in some fields."""
    return Agenda(
        weights={name: 10 if level == "soft" else 1 for name, (level, _) in CONSTRAINTS.items()},
        grains=tuple(Grain(day, minute) for day in (0, 1) for minute in TWELVE),
        rooms={"R": 5, "S": 1},
        people=("ann", "bob"),
        meetings=tuple(replace(meeting, **changes.get(topic, {})) for topic, meeting in MEETINGS.items()),
        places={},
    )


BOTH = ANN | BOB
CHARGED: list[tuple[str, dict[str, dict[str, Any]], dict[str, Place], int]] = [
    ("Room conflict", {}, {"a": Place(9, "R")}, 2),
    ("Don't go in overtime", {}, {"a": Place(23, "R")}, 24),
    ("Required attendance conflict", {"a": {"required": BOTH}, "b": {"required": ANN}}, {"a": Place(10, "S")}, 2),
    ("Required room capacity", {"a": {"required": ANN, "preferred": BOB}}, {"a": Place(0, "S")}, 1),
    ("Start and end on same day", {}, {"b": Place(10, "R")}, 1),
    (
        "Required and preferred attendance conflict",
        {"a": {"required": BOTH}, "b": {"preferred": BOTH}},
        {"a": Place(10, "S")},
        4,
    ),
    ("Preferred attendance conflict", {"a": {"preferred": BOTH}, "b": {"preferred": ANN}}, {"a": Place(8, "S")}, 1),
    ("One TimeGrain break between two consecutive meetings", {}, {"a": Place(7, "S")}, 1),
    ("Overlapping meetings", {}, {"a": Place(8, "S")}, 1),
    ("Assign larger rooms first", {}, {"a": Place(0, "S")}, 4),
    ("Room stability", {"a": {"required": BOTH}, "b": {"preferred": BOTH}}, {"a": Place(5, "S")}, 2),
    ("Room stability", {"a": {"required": ANN}, "b": {"preferred": ANN}}, {"a": Place(8, "S")}, 1),
]


@pytest.mark.parametrize(("name", "changes", "moved", "units"), CHARGED)
def test_each_constraint_charges_what_its_description_says(
    name: str, changes: dict[str, dict[str, Any]], moved: dict[str, Place], units: int
) -> None:
    assert amounts(agenda(changes), APART)[name] == 0
    assert amounts(agenda(changes), APART | moved)[name] == units


def test_who_comes_long_after_or_at_the_same_time_changes_no_room() -> None:
    told = agenda({"a": {"required": ANN}, "b": {"preferred": ANN}})
    for grain in (4, 9):
        assert amounts(told, APART | {"a": Place(grain, "S")})["Room stability"] == 0


def test_each_meeting_is_charged_its_last_grain_and_points_are_units_by_weight() -> None:
    assert amounts(agenda({}), APART)["Do all meetings as soon as possible"] == 1 + 11 + 15
    assert score(agenda({}), APART) == (0, 0, -270)
    assert {name for name, *_ in CHARGED} | {"Do all meetings as soon as possible"} == set(CONSTRAINTS)


def test_a_plan_that_leaves_a_meeting_out_is_refused() -> None:
    with pytest.raises(ValueError, match="not placed: c"):
        score(agenda({}), {topic: place for topic, place in APART.items() if topic != "c"})


def agree(told: Agenda, plans: int) -> None:
    """On random plans: our cost gives the soft points; where nothing hard is broken, the medium ones too."""
    mapped, random, kept = problem(told), Random(1), 0
    for _ in range(plans):
        chosen = {
            meeting.topic: Place(random.randrange(len(told.grains)), random.choice(list(told.rooms)))
            for meeting in told.meetings
        }
        (hard, medium, soft), verdict = score(told, chosen), check(mapped, plan_of(chosen))
        twice = amounts(told, chosen)["Required attendance conflict"]  # of the interests too, but hard
        assert points(told, verdict.cost) == (medium - twice, soft)
        assert (hard == 0) == (not verdict.hard)
        kept += hard == 0
    assert kept or plans < 100


def test_our_cost_gives_the_points_of_random_plans() -> None:
    agree(agenda({"a": {"required": ANN, "preferred": BOB}, "b": {"preferred": BOTH}, "c": {"required": BOTH}}), 300)


@needs_instances
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.xlsx")), ids=lambda path: str(path.stem))
def test_the_meetings_that_came_with_it_are_mapped_without_loss(path: Path) -> None:
    agree(meeting_workbook.read(path), 3)


def test_a_workbook_is_read_without_its_lunch_hours() -> None:
    book = Workbook()
    sheets: dict[str, list[list[Any]]] = {
        "Configuration": [["Fri"], [], ["Constraint", "Weight"], ["Room conflict", 1.0]],
        "Days": [
            ["Day"],
            ["Sat 2022-01-01", "11:30", "13:30", "12:00"],
            ["Sun 2022-01-02", "08:00", "08:15", "12:00"],
        ],
        "Rooms": [["Name"], ["R", 30.0]],
        "Persons": [["Full name"], ["Ann"], ["Bob"]],
        "Meetings": [
            ["Topic"],
            ["One", "", 45.0, "Ann", "", "Bob", "", "Sun 2022-01-02", "08:00", "R"],
            ["All", "Y", 15.0, "", "", "", "", "", "", ""],
        ],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    read = meeting_workbook.of(book)
    assert read.grains == (*(Grain(0, minute) for minute in (690, 705, 780, 795)), Grain(1, 480))
    assert read.days == {0: range(4), 1: range(4, 5)}
    assert (read.weights, read.rooms, read.people) == ({"Room conflict": 1}, {"R": 30}, ("Ann", "Bob"))
    assert read.meetings == (
        Meeting("One", 3, frozenset({"Ann", "Bob"})),
        Meeting("All", 1, frozenset({"Ann", "Bob"})),
    )
    assert read.places == {"One": Place(4, "R")}
