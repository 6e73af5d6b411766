"""Rotations by rule: sizes are even, nobody repeats a theme, and repeats are as few as is proven possible."""

from collections import Counter
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.rotation.designs import words, words_with_repeats
from solver.rotation.repeats import count, floor

PRIME_POWERS = (2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 17, 19, 23, 25, 27, 32)
# themes, people, rounds: more rounds than the smallest prime power of the themes
MET = [
    (6, 12, 3), (6, 18, 4), (6, 60, 3), (6, 24, 3), (10, 40, 6), (10, 53, 5), (10, 100, 4), (12, 60, 6),
    (12, 96, 5), (14, 112, 6), (15, 120, 5), (15, 78, 8), (20, 160, 6), (24, 288, 6), (30, 240, 8), (40, 1000, 6),
]  # fmt: skip
ABOVE = [(6, 33, 6), (6, 300, 5), (10, 500, 8), (12, 700, 7), (14, 50, 14), (30, 1500, 6), (18, 150, 10)]


def met(seats: np.ndarray) -> Counter[tuple[int, int]]:
    """Count how often each pair of people meets, by looking at every group."""
    meetings: Counter[tuple[int, int]] = Counter()
    for groups in seats.T.tolist():
        for group in set(groups):
            meetings.update(combinations([person for person, where in enumerate(groups) if where == group], 2))
    return meetings


def assert_even(seats: np.ndarray, people: int, themes: int, rounds: int) -> None:
    assert seats.shape == (people, rounds)
    for groups in seats.T:
        sizes = np.bincount(groups, minlength=themes)
        assert len(sizes) == themes and np.ptp(sizes) <= 1


def assert_no_theme_twice(seats: np.ndarray) -> None:
    assert all(len(set(themes)) == len(themes) for themes in seats.tolist())


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.sampled_from(PRIME_POWERS), st.integers(1, 700), st.data())
def test_for_a_prime_power_of_themes_repeats_are_at_their_floor(
    themes: int, people: int, data: st.DataObject
) -> None:
    rounds = data.draw(st.integers(1, themes))
    seats = words(people, themes, rounds)
    assert_even(seats, people, themes, rounds)
    assert_no_theme_twice(seats)
    assert count(seats) == rounds * (rounds - 1) // 2 * floor(people, themes * (themes - 1))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(PRIME_POWERS), st.integers(1, 700), st.data())
def test_where_a_theme_may_come_again_repeats_are_fewer(themes: int, people: int, data: st.DataObject) -> None:
    rounds = data.draw(st.integers(1, themes))
    seats = words_with_repeats(people, themes, rounds)
    assert_even(seats, people, themes, rounds)
    assert count(seats) == rounds * (rounds - 1) // 2 * floor(people, themes**2)


@pytest.mark.parametrize(("themes", "people", "rounds"), MET)
def test_for_other_numbers_of_themes_a_short_search_meets_the_floor(themes: int, people: int, rounds: int) -> None:
    seats = words(people, themes, rounds)
    assert_even(seats, people, themes, rounds)
    assert_no_theme_twice(seats)
    assert count(seats) == rounds * (rounds - 1) // 2 * floor(people, themes * (themes - 1))


@pytest.mark.parametrize(("themes", "people", "rounds"), ABOVE)
def test_above_the_floor_rotations_are_even_and_better_than_chance(themes: int, people: int, rounds: int) -> None:
    seats = words(people, themes, rounds)
    assert_even(seats, people, themes, rounds)
    assert_no_theme_twice(seats)
    chance = Random(1)
    by_chance = np.array([chance.sample(range(themes), rounds) for _ in range(people)])
    least = rounds * (rounds - 1) // 2 * floor(people, themes * (themes - 1))
    assert least <= count(seats) < count(by_chance)


@pytest.mark.parametrize(("themes", "people", "rounds"), [(4, 60, 6), (6, 60, 8), (3, 50, 9), (1, 5, 3)])
def test_there_may_be_more_rounds_than_themes_if_themes_come_again(themes: int, people: int, rounds: int) -> None:
    seats = words_with_repeats(people, themes, rounds)
    assert_even(seats, people, themes, rounds)
    assert count(seats) <= 1.15 * rounds * (rounds - 1) // 2 * floor(people, themes**2)


@pytest.mark.parametrize(("themes", "people", "rounds"), [(12, 24, 12), (20, 60, 20), (35, 140, 35), (45, 170, 30)])
def test_few_blocks_of_people_can_go_through_all_themes_without_a_repeat(
    themes: int, people: int, rounds: int
) -> None:
    seats = words(people, themes, rounds)
    assert_even(seats, people, themes, rounds)
    assert_no_theme_twice(seats)
    assert count(seats) == 0


def test_large_rotations_follow_from_products_of_fields() -> None:
    assert count(words(20_000, 200, 6)) == 0
    assert count(words(20_000, 125, 8)) == 126_000


def test_the_same_seed_gives_the_same_rotation() -> None:
    assert (words(96, 12, 8, seed=5) == words(96, 12, 8, seed=5)).all()
    assert (words(96, 12, 8, seed=5) != words(96, 12, 8, seed=6)).any()


@pytest.mark.parametrize("seed", range(8))
def test_repeats_counted_from_groups_are_those_counted_from_pairs(seed: int) -> None:
    seats = np.random.default_rng(seed).integers(seed + 1, size=(30, 5))
    assert count(seats) == sum(times * (times - 1) // 2 for times in met(seats).values())


@pytest.mark.parametrize(("people", "cells"), [(1, 1), (7, 3), (12, 12), (13, 12), (120, 12), (5, 40)])
def test_the_floor_is_what_an_even_spread_has(people: int, cells: int) -> None:
    cell = np.arange(people) % cells
    assert floor(people, cells) == sum(np.sum(cell[:n] == cell[n]) for n in range(people))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((10, 3, 4), "4 rounds are more than 3 themes, so a theme would come again for somebody"),
        ((0, 3, -1), "0 people cannot rotate: give at least 1; -1 rounds cannot rotate: give at least 1"),
        ((10, 0, 1), "0 themes cannot rotate: give at least 1"),
    ],
)
def test_numbers_that_cannot_be_are_refused_in_words(numbers: tuple[int, int, int], said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        words(*numbers)
