"""Schedules in which nobody meets anybody twice, counted anew from who sits with whom."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from solver.rotation.golfers.annealing import Annealing
from solver.rotation.golfers.blocks import without
from solver.rotation.golfers.schedule import least, schedule
from solver.rotation.golfers.symmetry import Symmetry, symmetries
from solver.rotation.repeats import count

EASY = (
    "4-4-5 5-3-7 6-3-8 7-3-9 8-3-10 9-3-11 10-3-12 5-4-5 8-4-7 9-4-8 10-4-9 5-5-6 8-5-6 9-5-7 10-5-8 6-6-3 8-6-5 "
    "10-6-6 9-9-3 10-9-4 10-10-3"
)
HARDER = "6-4-7 6-5-5 7-4-7 8-4-8 9-4-9 9-6-6 7-7-4 7-7-5 8-8-4 7-5-7 8-5-7 7-6-7 10-6-7 8-8-5 9-9-4"
ALGEBRA = "8-4-9 9-3-13 16-4-21 7-7-8 8-8-9 9-9-10 13-13-14 16-8-17"
CLASSIC = [tuple(map(int, each.split("-"))) for each in f"{EASY} {HARDER} {ALGEBRA}".split()]
# people, groups, rounds where sizes cannot be the same
UNEVEN = [
    (23, 6, 6),
    (29, 6, 5),
    (31, 8, 9),
    (61, 8, 8),
    (26, 9, 13),
    (62, 16, 20),
    (47, 7, 7),
    (17, 6, 7),
    (13, 4, 2),
]
SYMMETRIES = [
    Symmetry(12, 4, 0, 1), Symmetry(13, 6, 1, 1), Symmetry(14, 3, 2, 2), Symmetry(15, 2, 5, 3),
    Symmetry(15, 1, 0, 4), Symmetry(16, 8, 0, 2), Symmetry(11, 5, 1, 1), Symmetry(6, 9, 6, 2),
]  # fmt: skip


def meeting_twice(seats: np.ndarray) -> dict[tuple[int, int], int]:
    """Count the rounds of each pair of people who share more than one, from who sits in each group."""
    together: Counter[tuple[int, int]] = Counter()
    for row in seats.tolist():
        for group in set(row):
            together.update(combinations([person for person, where in enumerate(row) if where == group], 2))
    return {pair: rounds for pair, rounds in together.items() if rounds > 1}


def assert_even(seats: np.ndarray, people: int, groups: int, rounds: int) -> None:
    assert seats.shape == (rounds, people)
    for row in seats:
        sizes = np.bincount(row, minlength=groups)
        assert len(sizes) == groups and np.ptp(sizes) <= 1


@pytest.mark.parametrize(("groups", "size", "rounds"), CLASSIC)
def test_nobody_meets_anybody_twice(groups: int, size: int, rounds: int) -> None:
    seats = schedule(groups * size, groups, rounds)
    assert_even(seats, groups * size, groups, rounds)
    assert meeting_twice(seats) == {}


@pytest.mark.parametrize(("people", "groups", "rounds"), UNEVEN)
def test_nobody_meets_anybody_twice_in_groups_of_two_sizes(people: int, groups: int, rounds: int) -> None:
    seats = schedule(people, groups, rounds)
    assert_even(seats, people, groups, rounds)
    assert meeting_twice(seats) == {}


@pytest.mark.parametrize(
    ("people", "groups", "rounds", "fewest"), [(9, 3, 5, 9), (12, 4, 5, 3), (20, 5, 6, 6), (60, 4, 2, 84)]
)
def test_where_somebody_must_meet_again_repeats_are_the_fewest_known(
    people: int, groups: int, rounds: int, fewest: int
) -> None:
    seats = schedule(people, groups, rounds, steps=300_000)
    assert_even(seats, people, groups, rounds)
    twice = meeting_twice(seats).values()
    assert sum(times * (times - 1) // 2 for times in twice) == fewest >= least(people, groups, rounds)


@pytest.mark.parametrize(
    ("people", "groups", "rounds", "repeats"),
    [(9, 3, 5, 9), (60, 4, 2, 84), (24, 6, 7, 0), (24, 6, 8, 12), (5, 1, 3, 30), (1, 1, 4, 0), (3, 5, 4, 0)],
)
def test_the_bound_is_that_of_counting(people: int, groups: int, rounds: int, repeats: int) -> None:
    assert least(people, groups, rounds) == repeats
    assert count(schedule(people, groups, rounds, steps=1000).T) >= repeats


@pytest.mark.parametrize("symmetry", SYMMETRIES)
@pytest.mark.parametrize("groups", [3, 4])
def test_what_annealing_counts_by_kinds_is_what_pairs_of_people_have(symmetry: Symmetry, groups: int) -> None:
    annealing = Annealing(symmetry, groups, seed=1)
    for steps in (0, 10, 400):
        annealing.improve(steps, 0, lambda: False)
        seats = annealing.best
        assert_even(seats, symmetry.people, groups, symmetry.order * symmetry.starters)
        assert annealing.least == sum(times * (times - 1) // 2 for times in meeting_twice(seats).values())


def test_stepping_in_cycles_makes_each_round_the_next() -> None:
    symmetry = Symmetry(people=7, order=3, fixed=1, starters=1)
    assert symmetry.develop(np.array([[0, 1, 2, 3, 4, 5, 6]])).tolist() == [
        [0, 1, 2, 3, 4, 5, 6],
        [2, 0, 1, 5, 3, 4, 6],
        [1, 2, 0, 4, 5, 3, 6],
    ]


def test_only_symmetries_with_enough_kinds_of_pairs_are_tried() -> None:
    assert symmetries(24, 6, 7) == [Symmetry(24, 7, 3, 1)]
    assert symmetries(24, 6, 8) == []


@pytest.mark.parametrize("dropped", [1, 2, 7])
def test_people_who_never_meet_are_left_out_so_that_sizes_differ_by_one(dropped: int) -> None:
    left = without(schedule(49, 7, 7), dropped)
    assert left is not None
    assert_even(left, 49 - dropped, 7, 7)
    assert without(schedule(49, 7, 8), number=2) is None


def test_whoever_is_left_out_meets_none_of_the_others_left_out() -> None:
    left = without(np.array([[0, 1, 1, 2]]), number=3)
    assert left is not None
    assert left.tolist() == [[1]]


def test_the_same_seed_gives_the_same_schedule_and_another_seed_another() -> None:
    first, again, other = (schedule(20, 5, 6, seed=seed, steps=20_000) for seed in (3, 3, 4))
    assert (first == again).all()
    assert (first != other).any()


def test_a_search_whose_time_is_over_ends_with_what_it_has() -> None:
    looks = iter([False] * 5 + [True] * 1000)
    seats = schedule(20, 5, 6, over=lambda: next(looks))
    assert_even(seats, 20, 5, 6)
    assert 990 < len(list(looks)) < 1000
    annealing = Annealing(Symmetry(20, 1, 0, 6), groups=5, seed=1)
    before = annealing.least
    annealing.improve(5_000, 0, lambda: True)
    assert annealing.least == before


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 4, 2), "0 people cannot rotate: give at least 1"),
        ((9, 0, -2), "0 groups cannot rotate: give at least 1; -2 rounds cannot rotate: give at least 1"),
    ],
)
def test_numbers_that_cannot_be_are_refused_in_words(numbers: tuple[int, int, int], said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        schedule(*numbers)
