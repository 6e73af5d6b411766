"""Two rounds at once: a person visits two themes in the other order, and perhaps somebody does the reverse."""

import numpy as np

from solver.compiled import Cells, Ints, compiled
from solver.rotation.mixing.bans import apart_change
from solver.rotation.mixing.channels import channels_change
from solver.rotation.mixing.layout import (
    BROKEN,
    CHANGE,
    COLUMNS,
    KIN,
    KIN_COUNT,
    MEMBER,
    PAYS,
    PLACES,
    ROUNDS,
    SEAT,
    SET_KIND,
    SIZE,
)
from solver.rotation.mixing.moved import moved_twice
from solver.rotation.mixing.seats import seat_of
from solver.rotation.mixing.shares import shares_change
from solver.rotation.mixing.sizes import sizes_change
from solver.rotation.mixing.wishes import wishes_change


@compiled
def group_of_theme(m: Cells, chance: np.random.Generator, theme: int, number: int) -> int:
    """Give a group of a theme in a round, or -1."""
    at = theme * m[ROUNDS] + number
    count = m[m[KIN_COUNT] + at]
    return m[m[KIN] + at] + int(chance.random() * count) if count > 0 else -1


@compiled
def member_of_both(m: Cells, met: Ints, chance: np.random.Generator, group: int, other: int, number: int) -> int:
    """Give somebody who sits in a group, and in another one of another round, or -1."""
    size = m[m[SIZE] + group]
    start = int(chance.random() * size)
    for i in range(size if met[group, other] > 0 else 0):
        person = m[m[MEMBER] + group * m[PLACES] + (start + i) % size]
        if seat_of(m, person, number) == other:
            return person
    return -1


@compiled
def same_sets(m: Cells, here: int, first: int, there: int, second: int) -> bool:
    """Tell whether visits of sets of groups stay as they are: the new groups have the sets of the old ones."""
    kind = m[SET_KIND]
    return m[kind + here] == m[kind + second] and m[kind + there] == m[kind + first]


@compiled
def order_limits(
    m: Cells, person: int, other: int, number: int, later: int, here: int, first: int, there: int, second: int
) -> int:
    """Find how much more is broken of what is quickly counted, for a start.

    A person leaves `here` for `first` in a round, and `there` for `second` in a later or earlier one; `other` makes
    the reverse moves, or is -1. Visits of sets are left out, for they do not change.
    """
    broken = apart_change(m, person, other, number, here, first) + apart_change(
        m, person, other, later, there, second
    )
    if other >= 0:
        broken += apart_change(m, other, person, number, first, here)
        return broken + apart_change(m, other, person, later, second, there)
    return broken + sizes_change(m, here, first) + sizes_change(m, there, second)


@compiled
def order_repeats(
    m: Cells,
    met: Ints,
    person: int,
    other: int,
    number: int,
    later: int,
    here: int,
    first: int,
    there: int,
    second: int,
) -> int:
    """Give the change of what meetings cost."""
    columns = m[COLUMNS]
    early, late = m[PAYS] + number * columns, m[PAYS] + later * columns
    mine, theirs = m[SEAT] + person * columns, m[SEAT] + other * columns
    change = 0 if other >= 0 else m[early + later] * (met[first, second] - met[here, there] + 1)
    for column in range(columns):
        cell, back = m[mine + column], m[theirs + column] if other >= 0 else -1
        if column in (number, later) or cell == back:
            continue
        if cell >= 0:
            change += m[early + column] * (met[first, cell] - met[here, cell] + 1)
            change += m[late + column] * (met[second, cell] - met[there, cell] + 1)
        if back >= 0:
            change += m[early + column] * (met[here, back] - met[first, back] + 1)
            change += m[late + column] * (met[there, back] - met[second, back] + 1)
    return change


@compiled
def weigh_order(
    m: Cells,
    met: Ints,
    person: int,
    other: int,
    number: int,
    later: int,
    here: int,
    first: int,
    there: int,
    second: int,
    broken: int,
) -> None:
    """Find how the totals change; `broken` is the answer of `order_limits`, which says what the moves are."""
    change = m[CHANGE]
    m[change] = wishes_change(m, person, other, here, first) + wishes_change(m, person, other, there, second)
    m[change + 1] = order_repeats(m, met, person, other, number, later, here, first, there, second)
    m[change + 2] = shares_change(m, person, other, number, here, first)
    m[change + 2] += shares_change(m, person, other, later, there, second)
    early, over = channels_change(m, person, other, here, first)
    late, over_late = channels_change(m, person, other, there, second)
    m[change + 3] = early + late
    m[change + 4], beyond = moved_twice(m, person, other, number, later, here, first, there, second)
    m[change + BROKEN] = broken + over + over_late + beyond
