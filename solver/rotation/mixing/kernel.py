"""A slice of annealing at one temperature: propose, weigh, accept or leave.

What is minimised is written in `scale`: its first row says what each total weighs; of the others, one for each cap,
the first number is the cap, the second what a unit above it weighs, and the rest say which totals are added up.
"""

from collections.abc import Callable
from math import log

import numpy as np

from solver.compiled import Cells, Floats, Ints, compiled, inlined, kept, version
from solver.rotation.mixing.layout import (
    BEFORE,
    BROKEN,
    CHANGE,
    FIRST,
    KIN,
    KIN_COUNT,
    MEMBER,
    MOVER,
    MOVER_ROUND,
    MOVERS,
    NOBODY,
    PLACES,
    ROUNDS,
    SIZE,
    THEME,
    TOTAL_COUNT,
    TOTALS,
    WIDTH_WISHED,
    WISHED,
)
from solver.rotation.mixing.moves import begin, shift_unit, swap_order, swap_unit, swap_words, undo
from solver.rotation.mixing.orders import (
    group_of_theme,
    member_of_both,
    order_limits,
    same_sets,
    weigh_order,
)
from solver.rotation.mixing.seats import is_open, is_single, seat_of
from solver.rotation.mixing.state import add_change, settle, weigh, weigh_limits
from solver.rotation.mixing.wishes import wishes_change


@compiled
def above(m: Cells, scale: Floats, cap: int) -> float:
    """Give by how much a cap is exceeded."""
    over: float = -scale[cap, 0]
    for kind in range(TOTAL_COUNT):
        over += scale[cap, 2 + kind] * m[m[TOTALS] + kind]
    return max(0.0, over)


@compiled
def rise(m: Cells, scale: Floats) -> float:
    """Give by how much the move that was weighed last raises what is minimised."""
    found = 0.0
    for kind in range(TOTAL_COUNT):
        found += scale[0, 2 + kind] * m[m[CHANGE] + kind]
    for cap in range(1, scale.shape[0]):
        over = above(m, scale, cap)
        add_change(m, 1)
        found += scale[cap, 1] * (above(m, scale, cap) - over)
        add_change(m, -1)
    return found


@inlined
def remember(m: Cells, scale: Floats, best: Floats, best_seat: Ints) -> None:
    """Keep the seats if they are better than the best: first of all in what is broken or above a cap."""
    over, energy = float(m[m[TOTALS] + BROKEN]), 0.0
    for cap in range(1, scale.shape[0]):
        over += above(m, scale, cap)
    for kind in range(BROKEN):
        energy += scale[0, 2 + kind] * m[m[TOTALS] + kind]
    if over < best[0] or (over == best[0] and energy < best[1]):
        best[0], best[1] = over, energy
        for person in range(best_seat.shape[0]):
            for number in range(best_seat.shape[1]):
                best_seat[person, number] = seat_of(m, person, number)


@compiled
def target_for(m: Cells, chance: np.random.Generator, person: int, number: int) -> int:
    """Choose a group: mostly of a theme that the person wishes."""
    if chance.random() < 0.7:
        wished = m[WISHED] + person * m[WIDTH_WISHED]
        theme = m[wished + int(chance.random() * m[WIDTH_WISHED])]
        count = m[m[KIN_COUNT] + theme * m[ROUNDS] + number] if theme >= 0 else 0
        if count > 0:
            return m[m[KIN] + theme * m[ROUNDS] + number] + int(chance.random() * count)
    first = m[m[FIRST] + number]
    return first + int(chance.random() * (m[m[FIRST] + number + 1] - first))


@inlined
def exchange(
    m: Cells,
    met: Ints,
    scale: Floats,
    chance: np.random.Generator,
    strict: bool,
    limit: float,
    person: int,
    number: int,
) -> bool:
    """Let somebody who moves alone change places with somebody, or leave for another group."""
    source, target = seat_of(m, person, number), target_for(m, chance, person, number)
    if source < 0 or source == target or not is_open(m, person, target):
        return False
    other, size = m[NOBODY], m[m[SIZE] + target]
    if chance.random() < 0.85:
        if size == 0:
            return False
        other = m[m[MEMBER] + target * m[PLACES] + int(chance.random() * size)]
        if not is_open(m, other, source) or not is_single(m, other, number):
            return False
    elif size >= m[PLACES]:
        return False
    broken = weigh_limits(m, person, other, number, source, target)
    if strict and broken > 0:
        return False
    weigh(m, met, person, other, number, source, target, broken)
    if (strict and m[m[CHANGE] + BROKEN] > 0) or rise(m, scale) > limit:
        return False
    settle(m, met, person, number, source, target)
    if other >= 0:
        settle(m, met, other, number, target, source)
    add_change(m, 1)
    return True


@inlined
def reorder(
    m: Cells,
    met: Ints,
    scale: Floats,
    chance: np.random.Generator,
    strict: bool,
    limit: float,
    person: int,
    number: int,
) -> bool:
    """Let somebody visit the themes of two rounds in the other order; half of the time somebody does the reverse."""
    later = int(chance.random() * m[ROUNDS])
    here, there = seat_of(m, person, number), seat_of(m, person, later)
    if here < 0 or there < 0 or m[m[THEME] + here] == m[m[THEME] + there] or not is_single(m, person, later):
        return False
    first = group_of_theme(m, chance, m[m[THEME] + there], number)
    second = group_of_theme(m, chance, m[m[THEME] + here], later)
    if first < 0 or second < 0 or not is_open(m, person, first) or not is_open(m, person, second):
        return False
    other = m[NOBODY]
    if chance.random() < 0.5:
        other = member_of_both(m, met, chance, first, second, later)
        if other < 0 or not is_single(m, other, number) or not is_single(m, other, later):
            return False
        if not is_open(m, other, here) or not is_open(m, other, there):
            return False
    elif max(m[m[SIZE] + first], m[m[SIZE] + second]) >= m[PLACES]:
        return False
    broken = order_limits(m, person, other, number, later, here, first, there, second)
    if (strict and broken > 0) or not same_sets(m, here, first, there, second):
        return False
    weigh_order(m, met, person, other, number, later, here, first, there, second, broken)
    if (strict and m[m[CHANGE] + BROKEN] > 0) or rise(m, scale) > limit:
        return False
    settle(m, met, person, number, here, first)
    settle(m, met, person, later, there, second)
    if other >= 0:
        settle(m, met, other, number, first, here)
        settle(m, met, other, later, second, there)
    add_change(m, 1)
    return True


@inlined
def exchange_words(
    m: Cells, met: Ints, scale: Floats, chance: np.random.Generator, limit: float, person: int
) -> bool:
    """Let two people take each other's seats, unless the wishes alone say no."""
    other = m[m[MOVER] + int(chance.random() * m[MOVERS])]
    if other == person:
        return False
    change = 0
    for number in range(m[ROUNDS]):
        mine, theirs = seat_of(m, person, number), seat_of(m, other, number)
        if mine >= 0 and theirs >= 0:
            change += wishes_change(m, person, other, mine, theirs)
    return scale[0, 2] * change <= limit and swap_words(m, met, person, other)


@inlined
def move_unit(
    m: Cells,
    met: Ints,
    scale: Floats,
    chance: np.random.Generator,
    strict: bool,
    limit: float,
    person: int,
    number: int,
) -> bool:
    """Let a unit leave for another group, change places with others, or visit two themes in the other order."""
    begin(m)
    kind, fits = chance.random(), False
    if kind < 0.3:
        fits = swap_order(m, met, chance, person, number, int(chance.random() * m[ROUNDS]))
    elif kind < 0.5:
        fits = shift_unit(m, met, person, number, target_for(m, chance, person, number))
    else:
        fits = swap_unit(m, met, chance, person, number, target_for(m, chance, person, number))
    return fits and is_worth_it(m, scale, strict, limit)


@inlined
def is_worth_it(m: Cells, scale: Floats, strict: bool, limit: float) -> bool:
    """Tell whether the steps that were made are to be accepted."""
    for kind in range(TOTAL_COUNT):  # what was weighed is now the whole move
        m[m[CHANGE] + kind] = m[m[TOTALS] + kind] - m[m[BEFORE] + kind]
        m[m[TOTALS] + kind] = m[m[BEFORE] + kind]
    worth = not (strict and m[m[CHANGE] + BROKEN] > 0) and rise(m, scale) <= limit
    add_change(m, 1)
    return worth


@inlined
def propose(
    m: Cells,
    met: Ints,
    scale: Floats,
    mix: Floats,
    chance: np.random.Generator,
    strict: bool,
    limit: float,
    person: int,
    number: int,
) -> bool:
    """Propose one move; `mix` says how often which kind is tried, each share added to those before."""
    kind = chance.random()
    if kind < mix[2] and is_single(m, person, number):
        if kind < mix[0]:
            return exchange(m, met, scale, chance, strict, limit, person, number)
        if kind < mix[1]:
            return reorder(m, met, scale, chance, strict, limit, person, number)
        begin(m)
        accepted = exchange_words(m, met, scale, chance, limit, person) and is_worth_it(m, scale, strict, limit)
    else:
        accepted = move_unit(m, met, scale, chance, strict, limit, person, number)
    if not accepted:
        undo(m, met)
    return accepted


def _annealing(compiled_as: int) -> Callable[..., int]:
    """Make the function that Python calls; see `kept` for what the number is good for."""

    @kept
    def anneal(
        m: Cells,
        met: Ints,
        scale: Floats,
        mix: Floats,
        best: Floats,
        best_seat: Ints,
        chance: np.random.Generator,
        strict: bool,
        temperature: float,
        proposals: int,
    ) -> int:
        """Make so many proposals at one temperature, and give how many were accepted."""
        accepted, known = 0, 0
        for proposal in range(proposals if compiled_as >= 0 else 0):
            i = int(chance.random() * m[MOVERS])
            limit = -temperature * log(1.0 - chance.random())
            if propose(m, met, scale, mix, chance, strict, limit, m[m[MOVER] + i], m[m[MOVER_ROUND] + i]):
                accepted += 1
                if proposal - known > m[MOVERS] // 16:
                    remember(m, scale, best, best_seat)
                    known = proposal
        remember(m, scale, best, best_seat)
        return accepted

    return anneal


anneal = _annealing(version("solver.rotation.mixing"))
