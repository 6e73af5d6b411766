"""Who meets whom again: how many people sit in each two groups of different rounds.

n people in the same two groups are n (n - 1) / 2 pairs that meet in both; the sum over all such cells is the cost,
and nothing has to be known of the pairs themselves.
"""

from collections.abc import Sequence

import numpy as np

from solver.compiled import Cells, Ints, compiled
from solver.memory import Memory
from solver.rotation.demands import RepeatCost
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.layout import COLUMNS, PAYS, SEAT


def earlier_seats(index: Index, demands: Sequence[RepeatCost]) -> tuple[Ints, int]:
    """Give the cell of each person in each earlier round, or -1; cells have numbers after those of the groups.

    The second answer is the number of groups and cells.
    """
    seatings = [seating for demand in demands for seating in demand.earlier]
    earlier = np.full((len(index.people), len(seatings)), -1, dtype=np.int64)
    cell = len(index.groups)
    for column, seating in enumerate(seatings):
        for people in seating:
            earlier[index.people_in(people), column] = cell
            cell += 1
    return earlier, cell


def put_repeats(memory: Memory, index: Index, demands: Sequence[RepeatCost]) -> None:
    """Read what meeting in two rounds costs a pair."""
    column = index.rounds
    pays = np.zeros((index.rounds, column + sum(len(demand.earlier) for demand in demands)), dtype=np.int64)
    for demand in demands:
        before = list(range(column, column + len(demand.earlier)))
        column += len(before)
        counted = index.rounds_of(group for row in demand.rounds for group in row)
        for number in counted:
            pays[number, [*(other for other in counted if other != number), *before]] += demand.weight
    memory.put(PAYS, pays)
    memory.number(COLUMNS, pays.shape[1])


def count_meetings(memory: Memory, met: Ints) -> int:
    """Count anew who sits in each two groups, and give the cost."""
    pays, seat = memory[PAYS], memory[SEAT]
    met[:] = 0
    cost = 0
    for number, other in np.ndindex(pays.shape):
        both = seat[(seat[:, number] >= 0) & (seat[:, other] >= 0) & (number != other)]
        cells, times = np.unique(both[:, [number, other]], axis=0, return_counts=True)
        met[cells[:, 0], cells[:, 1]] = times
        if number < other:
            cost += int(pays[number, other]) * int((times * (times - 1) // 2).sum())
    return cost


@compiled
def repeats_change(m: Cells, met: Ints, person: int, other: int, number: int, source: int, target: int) -> int:
    """Give the change of costs when a person leaves for another group, and perhaps another comes back for them."""
    columns, change = m[COLUMNS], 0
    pays, mine, theirs = m[PAYS] + number * columns, m[SEAT] + person * columns, m[SEAT] + other * columns
    for column in range(columns):
        price = m[pays + column]
        cell, back = m[mine + column], m[theirs + column] if other >= 0 else -1
        if price == 0 or cell == back:
            continue  # within a cell one leaves and the other comes
        if cell >= 0:
            change += price * (met[target, cell] - met[source, cell] + 1)
        if back >= 0:
            change += price * (met[source, back] - met[target, back] + 1)
    return change


@compiled
def repeats_settle(m: Cells, met: Ints, person: int, number: int, source: int, target: int) -> None:
    """Count a person in another group of a round."""
    groups = met.shape[0]
    for column in range(m[COLUMNS]):
        cell = m[m[SEAT] + person * m[COLUMNS] + column]
        if column == number or cell < 0:
            continue
        met[source, cell] -= 1
        met[target, cell] += 1
        if cell < groups:
            met[cell, source] -= 1
            met[cell, target] += 1
