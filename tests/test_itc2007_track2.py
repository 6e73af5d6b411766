"""The reader and the scorer of ITC-2007 track 2 on a small instance, and what the mapping keeps of it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.check import check
from solver.result import Limits
from solver.stop import Stop
from solver.timetable.plan import Plan
from solver.timetable.search import solve
from tests.benchmarks._instances import INSTANCES
from tests.benchmarks._itc2007.faults import NotAsDescribed
from tests.benchmarks._itc2007.track2 import mapping, solution
from tests.benchmarks._itc2007.track2.reading import SLOTS, Enrolment, read
from tests.benchmarks._itc2007.track2.scoring import Score, score
from tests.benchmarks._itc2007.track2.solution import Place
from tests.conftest import needs_instances

# Four events, two rooms of which the second has the feature that event 3 needs; event 0 is before event 1.
SMALL = Enrolment(
    seats=(2, 1),
    events_of=(frozenset({0, 1, 2}), frozenset({0, 3}), frozenset({1, 2})),
    features_of_room=(frozenset(), frozenset({0})),
    features_of_event=(frozenset(), frozenset(), frozenset(), frozenset({0})),
    slots_of=(frozenset(SLOTS), frozenset(SLOTS), frozenset(SLOTS) - {7}, frozenset(SLOTS)),
    before=frozenset({(0, 1)}),
)
PROBLEM = mapping.problem(SMALL)
GOOD: list[Place | None] = [(0, 0), (1, 0), (3, 0), (4, 1)]


def table(rows: Sequence[frozenset[int]], columns: int) -> str:
    return "\n".join(" ".join(str(int(column in row)) for column in range(columns)) for row in rows)


def text_of(instance: Enrolment) -> str:
    """Write an instance as the competition does, a row in a line."""
    events = len(instance.events)
    order = dict.fromkeys(instance.before, 1) | {(then, first): -1 for first, then in instance.before}
    return "\n".join(
        [
            f"{events} {len(instance.seats)} 1 {len(instance.events_of)}",
            *map(str, instance.seats),
            table(instance.events_of, events),
            table(instance.features_of_room, 1),
            table(instance.features_of_event, 1),
            table(instance.slots_of, len(SLOTS)),
            *(" ".join(str(order.get((one, other), 0)) for other in range(events)) for one in range(events)),
        ]
    )


def test_what_is_written_is_read() -> None:
    assert read(text_of(SMALL)) == SMALL


def test_files_of_2002_have_neither_slots_nor_order() -> None:
    lines = text_of(SMALL).splitlines()[: 1 + 2 + 3 + 2 + 4]
    assert read("\n".join(lines)) == replace(SMALL, slots_of=(frozenset(SLOTS),) * 4, before=frozenset())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("4 2 1 3", "4 two 1 3", "line 1: expected the number of rooms, found “two”"),
        ("\n2\n", "\n-2\n", "line 2: expected the seats of room 0, found “-2”"),
        ("\n1 1 1 0\n", "\n1 2 1 0\n", "line 4: expected 0 or 1, whether student 0 is in event 1, found “2”"),
        ("\n-1 0 0 0\n", "\n0 0 0 0\n", "line 18: expected -1, the order of events 1 and 0, found “0”"),
        ("\n0 1 0 0\n", "\n1 1 0 0\n", "line 17: expected 0, the order of events 0 and 0, found “1”"),
        (
            "0 0 0 0\n0 0 0 0",
            "0 0 0 0\n0 0 0",
            "line 20: expected 0, the order of events 3 and 3, found the end of the file",
        ),
        ("0 0 0 0\n0 0 0 0", "0 0 0 0\n0 0 0 0\n5", "line 21: expected the end of the file, found “5”"),
    ],
)
def test_what_is_wrong_in_an_instance_is_said_with_its_line(old: str, new: str, said: str) -> None:
    text = text_of(SMALL)
    assert old in text
    with pytest.raises(NotAsDescribed, match="^" + said.replace("(", r"\(") + "$"):
        read(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0 0\n1 0\n-1 -1\n", "line 3: expected one line for each of 4 events, found 3"),
        ("0 0\n45 0\n", "line 2: expected a slot from 0 to 44, or -1 -1, found “45”"),
        ("0 0\n-1 0\n", "line 2: expected a slot from 0 to 44, or -1 -1, found “-1”"),
        ("0 2\n", "line 1: expected a room from 0 to 1, or -1 -1, found “2”"),
        ("0\n", "line 1: expected slot room, found “0”"),
    ],
)
def test_what_is_wrong_in_a_solution_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(NotAsDescribed, match=f"^{said}$"):
        solution.read(text, SMALL)


def test_a_solution_is_read_as_it_was_written() -> None:
    places = [*GOOD[:3], None]
    assert solution.written(places) == "0 0\n1 0\n3 0\n-1 -1\n"
    assert solution.read(solution.written(places), SMALL) == places


def judged(*places: Place | None) -> Score:
    return score(SMALL, places)


def test_a_good_solution_breaks_nothing() -> None:
    assert judged(*GOOD) == Score(broken=(), distance=0, last_slots=0, third_in_a_row=0, single=0)


@pytest.mark.parametrize(
    ("event", "place", "broken"),
    [
        (2, (0, 1), ["event 2 has 2 students, room 1 1 seats", "student 0 is in events 0 and 2 in slot 0"]),
        (2, (7, 0), ["event 2 may not be in slot 7"]),
        (3, (4, 0), ["event 3 needs features [0], which room 0 does not have"]),
        (
            1,
            (3, 1),
            [
                "event 1 has 2 students, room 1 1 seats",
                *(f"student {s} is in events 1 and 2 in slot 3" for s in (0, 2)),
            ],
        ),
        (
            2,
            (1, 0),
            [
                "events 1 and 2 are in room 0 in slot 1",
                *(f"student {s} is in events 1 and 2 in slot 1" for s in (0, 2)),
            ],
        ),
        (0, (2, 0), ["event 0 is not before event 1"]),
        (
            0,
            (1, 1),
            [
                "event 0 has 2 students, room 1 1 seats",
                "student 0 is in events 0 and 1 in slot 1",
                "event 0 is not before event 1",
            ],
        ),
    ],
)
def test_each_kind_of_broken_solution_is_found(event: int, place: Place, broken: list[str]) -> None:
    places = [place if number == event else each for number, each in enumerate(GOOD)]
    assert list(judged(*places).broken) == broken


def test_an_event_without_a_place_costs_its_students_and_breaks_nothing() -> None:
    found = judged(None, None, None, (4, 1))
    assert (found.broken, found.distance, found.soft, found.single) == ((), 2 + 2 + 2, 1, 1)


def test_attendances_of_the_last_slot_cost() -> None:
    assert judged((0, 0), (8, 0), (3, 0), (4, 1)).last_slots == 2
    assert judged((0, 0), (1, 0), (3, 0), (44, 1)).last_slots == 1


def test_the_third_slot_in_a_row_costs_and_a_row_ends_with_its_day() -> None:
    assert judged((0, 0), (1, 0), (2, 0), (4, 1)).third_in_a_row == 1
    assert judged((7, 0), (8, 0), (9, 0), (5, 1)).third_in_a_row == 0


def test_a_single_event_of_a_day_costs() -> None:
    # The first has two on Monday and one on Tuesday, the second one on each, the third as well.
    assert judged((0, 0), (1, 0), (9, 0), (10, 1)).single == 1 + 2 + 2


places_of_small = st.tuples(
    *[st.none() | st.tuples(st.sampled_from(SLOTS) | st.sampled_from([0, 1, 2, 7, 8]), st.integers(0, 1))] * 4
)


@given(places_of_small)
def test_the_mapping_keeps_what_is_broken_and_what_it_costs(places: tuple[Place | None, ...]) -> None:
    plan, judged = mapping.plan(list(places)), score(SMALL, places)
    verdict = check(PROBLEM, plan)
    assert mapping.places(SMALL, plan) == list(places)
    assert verdict.cost == judged.soft
    assert bool(verdict.hard) == bool(judged.broken or judged.distance)


def test_a_plan_is_found_in_the_instance_as_mapped() -> None:
    result = solve(PROBLEM, Limits(seconds=20, workers=1), lambda event: None, Stop(), lambda: 0.0)
    assert result.plan is not None
    found = score(SMALL, mapping.places(SMALL, Plan.read(result.plan)))
    assert (found.broken, found.distance, found.soft) == ((), 0, result.proof.cost)


@needs_instances
def test_the_instances_of_the_competition_are_read() -> None:
    for path in sorted((INSTANCES / "itc2007_track2").glob("*.tim")):
        instance = read(path.read_text())
        assert len(instance.events) in range(100, 601)
        assert len(instance.events_of) in range(300, 1001)
