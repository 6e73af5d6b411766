"""Rotations that mix people as evenly as can be, for any number of people, by a rule and not by a search.

People are cut into blocks, one for each theme to sit in. In block j the person i has theme i + f_r(j) in round r.
If f_r(j) = a_r b_j, where all differences of the a_r are without zero products and b_j runs through all elements but
zero, then for any two rounds the shift from one theme to the other runs evenly through everything but zero: nobody
repeats a theme, and all pairs of different themes are as full as each other (R. C. Bose, 1938, for Latin squares).
"""

import numpy as np
from numpy.typing import NDArray

from solver.rotation.fields import Ring, ring
from solver.rotation.shifts import WORK, search

Words = NDArray[np.int64]


def words(people: int, themes: int, rounds: int, seed: int = 1) -> Words:
    """Give each person (row) a theme in each round (column), all different, with few repeated meetings.

    Sizes of groups differ by at most 1 in each round. For as many rounds as the smallest prime power of `themes`
    has elements, repeats are the fewest that there can be: for each pair of rounds
    `repeats.floor(people, themes * (themes - 1))`. Beyond, they are what a short search finds, by `seed`.
    """
    refuse_less_than_one(people=people, themes=themes, rounds=rounds)
    if rounds > themes:
        raise ValueError(f"{rounds} rounds are more than {themes} themes, so a theme would come again for somebody")
    numbers = ring(themes)
    factors = numbers.spread()
    blocks = -(-people // themes)
    if rounds <= len(factors):
        steps = 1 + np.arange(blocks) % max(themes - 1, 1)
        shifts = numbers.multiply(factors[:rounds, None], steps % themes)
    elif blocks < len(factors):
        shifts = numbers.multiply(np.arange(rounds)[:, None], factors[1 : blocks + 1])
    else:
        shifts = search(numbers, people, rounds, seed)
    return _seats(numbers, people, shifts)


def words_with_repeats(people: int, themes: int, rounds: int, seed: int = 1, work: int = WORK) -> Words:
    """Give each person (row) a theme in each round (column), where a theme may come again for somebody.

    As `words`, but the fewest repeats are, for each pair of rounds, `repeats.floor(people, themes ** 2)`, and
    there may be more rounds than themes. A search, where there is no rule, takes at most so much `work`.
    """
    refuse_less_than_one(people=people, themes=themes, rounds=rounds)
    numbers = ring(themes)
    factors = numbers.spread()
    blocks = -(-people // themes)
    if rounds <= len(factors):
        shifts = numbers.multiply(factors[:rounds, None], np.arange(blocks) % themes)
    elif rounds <= themes and blocks <= len(factors):
        shifts = numbers.multiply(np.arange(rounds)[:, None], factors[:blocks])
    else:
        shifts = search(numbers, people, rounds, seed, again=True, work=work)
    return _seats(numbers, people, shifts)


def _seats(numbers: Ring, people: int, shifts: NDArray[np.int64]) -> Words:
    """Seat blocks of people in turn, shifted in each round (row) by what stands for the block (column)."""
    person = np.arange(people)
    return numbers.add(person[:, None] % numbers.order, shifts.T[person // numbers.order])


def refuse_less_than_one(**numbers: int) -> None:
    """Raise a ValueError that names all of these numbers that are not at least 1."""
    wrong = [f"{number} {name} cannot rotate: give at least 1" for name, number in numbers.items() if number < 1]
    if wrong:
        raise ValueError("; ".join(wrong))
