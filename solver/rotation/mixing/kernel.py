"""A slice of annealing at one temperature: propose, weigh, accept or leave."""

from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.rotation.mixing.compiled import Ints, compiled
from solver.rotation.mixing.moves import Trail, begin, is_single, shift_unit, swap_order, swap_unit, swap_words, undo
from solver.rotation.mixing.state import State, settle, weigh
from solver.rotation.mixing.wishes import seat_price

Floats = NDArray[np.float64]


class Scale(NamedTuple):
    """What is minimised: totals by their factors, and steeply what an aim costs above its cap."""

    factor: Floats  # of each total
    aim: Ints  # of each total, -1 where it is in none
    cap: Floats  # of each aim
    steep: Floats  # of each aim, for a unit above the cap
    unit: float  # what temperatures are counted in


class Best(NamedTuple):
    """The best seats so far: first of all little is broken or above a cap, then the energy is low."""

    seat: Ints
    broken: Floats  # one number: what is broken or above a cap
    energy: Floats  # one number

    @classmethod
    def of(cls, seat: Ints) -> "Best":
        """Begin with seats that are worse than any."""
        return cls(seat.copy(), np.array([np.inf]), np.array([np.inf]))

    @property
    def key(self) -> tuple[float, float]:
        """Order what is better first."""
        return float(self.broken[0]), float(self.energy[0])


@compiled
def excess(scale: Scale, totals: Ints, change: Ints, times: int, aim: int) -> float:
    """Give by how much an aim is above its cap, once the totals have changed so many times."""
    over = -scale.cap[aim]
    for kind in range(len(totals)):
        if scale.aim[kind] == aim:
            over += totals[kind] + times * change[kind]
    return max(0.0, over)


@compiled
def energy(scale: Scale, totals: Ints) -> float:
    """Give what is minimised."""
    found = 0.0
    for kind in range(len(totals)):
        found += scale.factor[kind] * totals[kind]
    for aim in range(len(scale.cap)):
        if scale.steep[aim] > 0:
            found += scale.steep[aim] * excess(scale, totals, totals, 0, aim)
    return found


@compiled
def rise(scale: Scale, now: State) -> float:
    """Give by how much the move that was weighed last raises the energy."""
    found = 0.0
    for kind in range(len(now.totals)):
        found += scale.factor[kind] * now.change[kind]
    for aim in range(len(scale.cap)):
        if scale.steep[aim] > 0:
            found -= scale.steep[aim] * excess(scale, now.totals, now.change, 0, aim)
            found += scale.steep[aim] * excess(scale, now.totals, now.change, 1, aim)
    return found


@compiled
def remember(now: State, scale: Scale, best: Best) -> None:
    """Keep the seats if they are better than the best so far."""
    over = float(now.totals[-1])
    for aim in range(len(scale.cap)):
        over += excess(scale, now.totals, now.change, 0, aim)
    here = energy(scale, now.totals)
    if over < best.broken[0] or (over == best.broken[0] and here < best.energy[0]):
        best.broken[0], best.energy[0] = over, here
        for person in range(best.seat.shape[0]):
            for number in range(best.seat.shape[1]):
                best.seat[person, number] = now.seats.seat[person, number]


@compiled
def target_for(now: State, chance: np.random.Generator, person: int, number: int) -> int:
    """Choose a group: mostly of a theme that the person wishes."""
    seats, wished = now.seats, now.wishes.wished
    if chance.random() < 0.7:
        theme = wished[person, int(chance.random() * wished.shape[1])]
        if theme >= 0 and seats.kin_count[theme, number] > 0:
            return seats.kin[theme, number] + int(chance.random() * seats.kin_count[theme, number])  # type: ignore
    groups = seats.first[number + 1] - seats.first[number]
    return seats.first[number] + int(chance.random() * groups)  # type: ignore[no-any-return]


@compiled
def exchange(
    now: State, scale: Scale, chance: np.random.Generator, strict: bool, limit: float, person: int, number: int
) -> bool:
    """Let somebody who moves alone change places with somebody, or leave for another group."""
    seats, size = now.seats, now.sizes.size
    source, target = seats.seat[person, number], target_for(now, chance, person, number)
    if source < 0 or source == target or not seats.open[person, target]:
        return False
    other = -1
    if chance.random() < 0.85:
        if size[target] == 0:
            return False
        other = seats.members[target, int(chance.random() * size[target])]
        if not seats.open[other, source] or not is_single(now, other, number):
            return False
    elif size[target] >= seats.members.shape[1]:
        return False
    if not weigh(now, strict, person, other, number, source, target) or rise(scale, now) > limit:
        return False
    settle(now, person, number, source, target)
    if other >= 0:
        settle(now, other, number, target, source)
    for kind in range(len(now.totals)):
        now.totals[kind] += now.change[kind]
    return True


@compiled
def words_rise(now: State, scale: Scale, person: int, other: int) -> float:
    """Give by how much the wishes of two people cost more if they change all their seats."""
    change = 0
    for number in range(now.seats.place.shape[1]):
        mine, theirs = now.seats.seat[person, number], now.seats.seat[other, number]
        if mine >= 0 and theirs >= 0:
            change += seat_price(now.wishes, person, theirs) - seat_price(now.wishes, person, mine)
            change += seat_price(now.wishes, other, mine) - seat_price(now.wishes, other, theirs)
    return scale.factor[0] * change  # type: ignore[no-any-return]


@compiled
def step_by_step(
    now: State,
    scale: Scale,
    path: Trail,
    chance: np.random.Generator,
    strict: bool,
    limit: float,
    person: int,
    number: int,
) -> bool:
    """Make a move of several steps, and take it back if it is not worth it."""
    seats, rounds = now.seats, now.seats.place.shape[1]
    begin(now, path)
    kind, fits = chance.random(), False
    if not is_single(now, person, number) and kind < 0.6:
        target = target_for(now, chance, person, number)
        if kind < 0.2:
            fits = shift_unit(now, path, person, number, target)
        else:
            fits = swap_unit(now, path, chance, person, number, target)
    elif kind < 0.8:
        fits = swap_order(now, path, chance, person, number, int(chance.random() * rounds))
    else:
        other = seats.mover[int(chance.random() * len(seats.mover))]
        if other != person and words_rise(now, scale, person, other) <= limit:
            fits = swap_words(now, path, person, other)
    fits = fits and not (strict and now.totals[-1] > path.totals[-1])
    if fits and energy(scale, now.totals) - energy(scale, path.totals) <= limit:
        return True
    undo(now, path)
    return False


@compiled
def anneal(
    now: State,
    scale: Scale,
    path: Trail,
    best: Best,
    chance: np.random.Generator,
    strict: bool,
    temperature: float,
    proposals: int,
) -> int:
    """Make so many proposals at one temperature, and give how many were accepted."""
    seats, accepted, known = now.seats, 0, 0
    for proposal in range(proposals):
        i = int(chance.random() * len(seats.mover))
        person, number = seats.mover[i], seats.mover_round[i]
        limit = -temperature * log(1.0 - chance.random())
        if is_single(now, person, number) and chance.random() < 0.8:
            moved = exchange(now, scale, chance, strict, limit, person, number)
        else:
            moved = step_by_step(now, scale, path, chance, strict, limit, person, number)
        if moved:
            accepted += 1
            if proposal - known > len(seats.mover) // 16:
                remember(now, scale, best)
                known = proposal
    remember(now, scale, best)
    return accepted
