"""Moves of several steps: whoever moves is seated at once, and all is taken back where it is not worth it."""

import numpy as np

from solver.compiled import Cells, Ints, compiled, inlined
from solver.rotation.mixing.layout import (
    BEFORE,
    MATE,
    MATE_BEGINS,
    MEMBER,
    NOBODY,
    PLACES,
    ROUNDS,
    SIZE,
    STEPS,
    THEME,
    TOTAL_COUNT,
    TOTALS,
    TRAIL,
)
from solver.rotation.mixing.orders import group_of_theme
from solver.rotation.mixing.seats import is_open, is_single, seat_of
from solver.rotation.mixing.state import add_change, settle, weigh, weigh_limits


@inlined
def begin(m: Cells) -> None:
    """Begin a move."""
    m[STEPS] = 0
    for kind in range(TOTAL_COUNT):
        m[m[BEFORE] + kind] = m[m[TOTALS] + kind]


@compiled
def shift(m: Cells, met: Ints, person: int, number: int, target: int) -> bool:
    """Seat one person in another group at once; the answer is no where that cannot be."""
    source = seat_of(m, person, number)
    if source < 0 or source == target or not is_open(m, person, target) or m[m[SIZE] + target] >= m[PLACES]:
        return False
    other = m[NOBODY]
    broken = weigh_limits(m, person, other, number, source, target)
    weigh(m, met, person, other, number, source, target, broken)
    settle(m, met, person, number, source, target)
    add_change(m, 1)
    step = m[TRAIL] + 4 * m[STEPS]
    m[step], m[step + 1], m[step + 2], m[step + 3] = person, number, source, target
    m[STEPS] += 1
    return True


@compiled
def undo(m: Cells, met: Ints) -> None:
    """Take a move back."""
    while m[STEPS] > 0:
        m[STEPS] -= 1
        step = m[TRAIL] + 4 * m[STEPS]
        settle(m, met, m[step], m[step + 1], m[step + 3], m[step + 2])
    for kind in range(TOTAL_COUNT):
        m[m[TOTALS] + kind] = m[m[BEFORE] + kind]


@inlined
def shift_unit(m: Cells, met: Ints, person: int, number: int, target: int) -> bool:
    """Seat a person and their mates in another group."""
    at = m[MATE_BEGINS] + person * m[ROUNDS] + number
    fits = shift(m, met, person, number, target)
    for i in range(m[at], m[at + 1]):
        fits = fits and shift(m, met, m[m[MATE] + i], number, target)
    return fits


@inlined
def swap_unit(m: Cells, met: Ints, chance: np.random.Generator, person: int, number: int, target: int) -> bool:
    """Seat a unit in another group, and as many people who move alone in theirs."""
    source = seat_of(m, person, number)
    if not shift_unit(m, met, person, number, target):
        return False
    for _ in range(m[STEPS]):
        for _attempt in range(5):
            other = m[m[MEMBER] + target * m[PLACES] + int(chance.random() * m[m[SIZE] + target])]
            came = other == person or not is_single(m, other, number)
            if not came and shift(m, met, other, number, source):
                break
        else:
            return False
    return True


@inlined
def swap_order(m: Cells, met: Ints, chance: np.random.Generator, person: int, number: int, later: int) -> bool:
    """Let a person and their mates, the same in two rounds, visit the themes of these in the other order."""
    here, there = seat_of(m, person, number), seat_of(m, person, later)
    if here < 0 or there < 0 or m[m[THEME] + here] == m[m[THEME] + there]:
        return False
    first = group_of_theme(m, chance, m[m[THEME] + there], number)
    second = group_of_theme(m, chance, m[m[THEME] + here], later)
    if first < 0 or second < 0:
        return False
    return shift_unit(m, met, person, number, first) and shift_unit(m, met, person, later, second)


@inlined
def swap_words(m: Cells, met: Ints, person: int, other: int) -> bool:
    """Let two people take each other's seats in every round in which both may."""
    for number in range(m[ROUNDS]):
        mine, theirs = seat_of(m, person, number), seat_of(m, other, number)
        if mine >= 0 and theirs >= 0 and mine != theirs and is_open(m, person, theirs) and is_open(m, other, mine):
            if not is_single(m, person, number) or not is_single(m, other, number):
                continue
            if not shift(m, met, person, number, theirs) or not shift(m, met, other, number, mine):
                return False
    return m[STEPS] > 0
