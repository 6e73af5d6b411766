"""The reader and the scorer of ITC-2007 track 3 on a small instance, and what the mapping keeps of it."""

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
from tests.benchmarks._itc2007.track3 import mapping, solution
from tests.benchmarks._itc2007.track3.reading import Course, Curricula, read
from tests.benchmarks._itc2007.track3.scoring import Score, score
from tests.benchmarks._itc2007.track3.solution import Lecture
from tests.conftest import needs_instances

TEXT = """\
Name: Small
Courses: 4
Rooms: 2
Days: 2
Periods_per_day: 3
Curricula: 1
Constraints: 2

COURSES:
sea ann 2 2 30
ice bob 2 1 20
sun bob 1 1 40
fog cid 1 1 10

ROOMS:
big 30
small 15

CURRICULA:
c1 2 sea ice

UNAVAILABILITY_CONSTRAINTS:
sun 0 0
sun 1 2

END.
"""
SMALL = Curricula(
    name="Small",
    days=2,
    periods=3,
    courses={
        "sea": Course("ann", 2, 2, 30),
        "ice": Course("bob", 2, 1, 20),
        "sun": Course("bob", 1, 1, 40),
        "fog": Course("cid", 1, 1, 10),
    },
    rooms={"big": 30, "small": 15},
    curricula={"c1": ("sea", "ice")},
    unavailable=frozenset({("sun", 0, 0), ("sun", 1, 2)}),
)
PROBLEM = mapping.problem(SMALL)
GOOD: list[Lecture] = [
    ("sea", "big", 0, 0),
    ("sea", "big", 1, 0),
    ("ice", "big", 0, 1),
    ("ice", "big", 1, 1),
    ("sun", "big", 0, 2),
    ("fog", "small", 0, 0),
]


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n\n", "\n")])
def test_an_instance_is_read_whatever_ends_its_lines(text: str) -> None:
    assert read(text) == SMALL


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Rooms: 2", "Room: 2", "line 3: expected Rooms: …, found “Room: 2”"),
        ("Days: 2", "Days: two", "line 4: expected the number of Days, found “two”"),
        (
            "ice bob 2 1 20",
            "ice bob 2 1",
            "line 11: expected course teacher lectures min_days students, found “ice bob 2 1”",
        ),
        ("ice bob 2 1 20", "ice bob 2 x 20", "line 11: expected the number of min_days, found “x”"),
        ("ice bob", "sea bob", "line 11: expected a name other than that of line 10, found “sea”"),
        ("Courses: 4", "Courses: 3", "line 13: expected ROOMS:, found “fog cid 1 1 10”"),
        ("c1 2 sea ice", "c1 3 sea ice", "line 20: expected 3 courses of c1, found 2"),
        ("c1 2 sea ice", "c1", "line 20: expected a curriculum and the number of its courses, found “c1”"),
        ("c1 2 sea ice", "c1 2 sea rain", "line 20: expected a course of the section COURSES, found “rain”"),
        ("sun 1 2", "sun 2 2", "line 24: expected a day from 0 to 1, found “2”"),
        ("sun 1 2", "sun 1 3", "line 24: expected a period from 0 to 2, found “3”"),
        ("END.", "", "line 26: expected END., found the end of the file"),
    ],
)
def test_what_is_wrong_in_an_instance_is_said_with_its_line(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(NotAsDescribed, match=f"^{said}$"):
        read(TEXT.replace(old, new, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sea big 0 0\nrain big 0 1\n", "line 2: expected a course of Small, found “rain”"),
        ("sea huge 0 0\n", "line 1: expected a room of Small, found “huge”"),
        ("sea big 2 0\n", "line 1: expected a day from 0 to 1, found “2”"),
        ("sea big 0 -1\n", "line 1: expected a period from 0 to 2, found “-1”"),
        ("sea big 0\n", "line 1: expected course room day period, found “sea big 0”"),
    ],
)
def test_what_is_wrong_in_a_solution_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(NotAsDescribed, match=f"^{said}$"):
        solution.read(text, SMALL)


def test_a_solution_is_read_as_it_was_written() -> None:
    assert solution.read(solution.written(GOOD), SMALL) == GOOD
    assert solution.written(GOOD).startswith("sea big 0 0\nsea big 1 0\n")


def changed(number: int, *place: object) -> Score:
    """Judge the good solution with one lecture in another room, day and period."""
    course = GOOD[number][0]
    room, day, period = place
    lecture = (course, str(room), int(str(day)), int(str(period)))
    return score(SMALL, [*GOOD[:number], lecture, *GOOD[number + 1 :]])


def test_a_good_solution_breaks_nothing_and_ten_stand() -> None:
    assert score(SMALL, GOOD) == Score(broken=(), standing=10, days_short=0, isolated=0, rooms_beyond_first=0)


@pytest.mark.parametrize(
    ("number", "place", "broken"),
    [
        (
            1,
            ("small", 0, 0),
            ["sea and fog are both in small on day 0 in period 0", "sea has two lectures on day 0 in period 0"],
        ),
        (
            2,
            ("big", 0, 2),
            ["ice and sun are both in big on day 0 in period 2", "bob teaches ice and sun on day 0 in period 2"],
        ),
        (2, ("small", 1, 0), ["sea and ice are of one curriculum, and both on day 1 in period 0"]),
        (4, ("big", 1, 2), ["sun may not be on day 1 in period 2"]),
        (5, ("big", 0, 0), ["sea and fog are both in big on day 0 in period 0"]),
    ],
)
def test_each_kind_of_broken_solution_is_found(number: int, place: tuple[str, int, int], broken: list[str]) -> None:
    assert sorted(changed(number, *place).broken) == sorted(broken)


@pytest.mark.parametrize(
    ("lectures", "said"),
    [(GOOD[:5], "fog has 0 lectures of 1"), ([*GOOD, ("fog", "small", 1, 2)], "fog has 2 lectures of 1")],
)
def test_lectures_that_lack_or_are_too_many_are_broken(lectures: list[Lecture], said: str) -> None:
    assert score(SMALL, lectures).broken == (said,)


def test_each_cost_is_counted() -> None:
    assert changed(4, "small", 0, 2).standing == 25
    assert changed(1, "big", 1, 2) == Score(broken=(), standing=10, days_short=0, isolated=0, rooms_beyond_first=0)
    assert changed(3, "big", 1, 2).isolated == 4
    assert changed(2, "small", 0, 1).rooms_beyond_first == 1
    assert changed(1, "big", 0, 2).days_short == 5


COURSES = [course for course, *_ in GOOD]
rooms = st.lists(st.sampled_from(["big", "small"]), min_size=6, max_size=6)
apart = st.permutations([(day, period) for day in range(2) for period in range(3)])
anywhere = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2)), min_size=6, max_size=6)


def placed(times: list[tuple[int, int]], rooms: list[str]) -> list[Lecture]:
    return [(course, room, *time) for course, room, time in zip(COURSES, rooms, times, strict=True)]


@given(apart, rooms)
def test_the_mapping_keeps_what_it_costs(times: list[tuple[int, int]], rooms: list[str]) -> None:
    lectures = placed(times, rooms)
    plan = mapping.plan(SMALL, lectures)
    assert sorted(mapping.solution(SMALL, plan)) == sorted(lectures)
    assert check(PROBLEM, plan).cost == score(SMALL, lectures).soft


@given(anywhere, rooms)
def test_the_mapping_keeps_whether_anything_is_broken(times: list[tuple[int, int]], rooms: list[str]) -> None:
    lectures = placed(times, rooms)
    verdict = check(PROBLEM, mapping.plan(SMALL, lectures))
    assert bool(verdict.hard) == bool(score(SMALL, lectures).broken)


def test_a_plan_is_found_in_the_instance_as_mapped() -> None:
    result = solve(PROBLEM, Limits(seconds=20, workers=1), lambda event: None, Stop(), lambda: 0.0)
    assert result.plan is not None
    found = score(SMALL, mapping.solution(SMALL, Plan.read(result.plan)))
    assert (result.proof.status, found.broken, found.soft) == ("OPTIMAL", (), 10)


@needs_instances
def test_the_instances_of_the_competition_are_read() -> None:
    for path in sorted((INSTANCES / "itc2007_track3").glob("*.ctt")):
        instance = read(path.read_text())
        assert sum(course.lectures for course in instance.courses.values()) in range(100, 500)
