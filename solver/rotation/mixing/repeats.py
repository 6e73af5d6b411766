"""Who meets whom again: how many people sit in each two groups of different rounds.

n people in the same two groups are n (n - 1) / 2 pairs that meet in both; the sum over all such cells is the cost,
and nothing has to be known of the pairs themselves.
"""

from typing import NamedTuple

import numpy as np

from solver.rotation.demands import RepeatCost
from solver.rotation.mixing.compiled import Ints, compiled
from solver.rotation.mixing.index import Index


class Repeats(NamedTuple):
    """The people in common of a group and a group of another round; rounds of earlier events come after the others."""

    met: Ints  # group x group or cell of an earlier round
    pays: Ints  # round x round: the price of a pair that meets in both, 0 within a round
    earlier: Ints  # person x earlier round: the number of their cell, after those of the groups, or -1


def repeats(index: Index, demands: list[RepeatCost]) -> Repeats:
    """Read which rounds count, and earlier ones; `met` is empty until somebody sits."""
    earlier, cells = _earlier(index, demands)
    pays = np.zeros((index.rounds, index.rounds + earlier.shape[1]), dtype=np.int64)
    column = index.rounds
    for demand in demands:
        counted = sorted({int(index.round_of[group]) for row in demand.rounds for group in index.groups_in(row)})
        before = list(range(column, column + len(demand.earlier)))
        column += len(before)
        for number in counted:
            pays[number, [*(other for other in counted if other != number), *before]] += demand.weight
    small = np.int16 if len(index.people) < 2**15 else np.int32
    return Repeats(np.zeros((len(index.groups), cells), dtype=small), pays, earlier)


def _earlier(index: Index, demands: list[RepeatCost]) -> tuple[Ints, int]:
    seatings = [seating for demand in demands for seating in demand.earlier]
    earlier = np.full((len(index.people), len(seatings)), -1, dtype=np.int64)
    cell = len(index.groups)
    for column, seating in enumerate(seatings):
        for people in seating:
            earlier[index.people_in(people), column] = cell
            cell += 1
    return earlier, cell


def count_meetings(words: Repeats, seat: Ints) -> int:
    """Count anew who sits in each two groups, and give the cost."""
    rounds, columns = words.pays.shape
    words.met[:] = 0
    cost = 0
    for number in range(rounds):
        for other in range(columns):
            both = (seat[:, number] >= 0) & (seat[:, other] >= 0) if other != number else np.zeros(0, dtype=bool)
            if not both.any():
                continue
            np.add.at(words.met, (seat[both, number], seat[both, other]), 1)
            if other > number and words.pays[number, other]:
                cells, times = np.unique(seat[both][:, [number, other]], axis=0, return_counts=True)
                cost += int(words.pays[number, other]) * int((times * (times - 1) // 2).sum())
    return cost


@compiled
def repeats_change(words: Repeats, seat: Ints, person: int, other: int, number: int, source: int, target: int) -> int:
    """Give the change of costs when a person leaves for another group, and perhaps another comes back for them."""
    met, change = words.met, 0
    for column in range(seat.shape[1]):
        price = words.pays[number, column]
        if price == 0:
            continue
        mine = seat[person, column]
        theirs = seat[other, column] if other >= 0 else -1
        if mine == theirs:
            continue  # one leaves the same cell that the other enters
        if mine >= 0:
            change += price * (met[target, mine] - met[source, mine] + 1)
        if theirs >= 0:
            change += price * (met[source, theirs] - met[target, theirs] + 1)
    return change


@compiled
def repeats_settle(words: Repeats, seat: Ints, person: int, number: int, source: int, target: int) -> None:
    """Count a person in another group of a round."""
    met, groups = words.met, words.met.shape[0]
    for column in range(seat.shape[1]):
        cell = seat[person, column]
        if column == number or cell < 0:
            continue
        met[source, cell] -= 1
        met[target, cell] += 1
        if cell < groups:
            met[cell, source] -= 1
            met[cell, target] += 1
