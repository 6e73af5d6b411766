"""How evenly people with a value of an attribute are spread over the groups of a round."""

from collections.abc import Sequence

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.rotation.demands import ShareCost
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.layout import (
    GROUPS,
    ROUNDS,
    ROW,
    ROW_BEGINS,
    SEAT,
    SHARE_COUNT,
    SHARE_PEOPLE,
    SHARE_PRICE,
    SHARE_THERE,
    SHARES,
    SIZE,
    WIDTH_SHARES,
)


def put_shares(memory: Memory, index: Index, said: Sequence[ShareCost]) -> None:
    """Read whose values count where; the groups of a cost are all those of a round."""
    demands = [each for each in said if each.groups and each.there]
    mine: list[list[list[int]]] = [[[] for _ in range(index.rounds)] for _ in index.people]
    rows_of: list[list[int]] = [[] for _ in range(index.rounds)]
    for row, demand in enumerate(demands):
        (number,) = index.rounds_of(demand.groups)
        rows_of[number].append(row)
        for person in index.people_in(demand.people):
            mine[person][number].append(row)
    width = 1 + max((len(rows) for person in mine for rows in person), default=0)
    shares = [[rows + [-1] * (width - len(rows)) for rows in person] for person in mine]
    memory.number(WIDTH_SHARES, width)
    memory.put(SHARES, np.array(shares, dtype=np.int64).reshape(len(index.people), index.rounds, width))
    memory.put(SHARE_COUNT, np.zeros((len(demands), len(index.groups)), dtype=np.int64))
    memory.put(SHARE_PEOPLE, np.array([len(each.people) for each in demands], dtype=np.int64))
    memory.put(SHARE_THERE, np.array([each.there for each in demands], dtype=np.int64))
    memory.put(SHARE_PRICE, np.array([each.weight for each in demands], dtype=np.int64))
    memory.put_lists(ROW_BEGINS, ROW, rows_of)


def count_shares(memory: Memory, index: Index) -> int:
    """Count anew who sits where by their values, and give the cost."""
    count, shares, seat = memory[SHARE_COUNT], memory[SHARES], memory[SEAT][:, : index.rounds]
    count[:] = 0
    person, number, place = np.nonzero((shares >= 0) & (seat >= 0)[:, :, None])
    np.add.at(count, (shares[person, number, place], seat[person, number]), 1)
    cost = 0
    for each in range(index.rounds):
        rows = memory[ROW][memory[ROW_BEGINS][each] : memory[ROW_BEGINS][each + 1]]
        span = index.span(each)
        product = memory[SIZE][None, span] * memory[SHARE_PEOPLE][rows, None]
        low, rest = np.divmod(product, memory[SHARE_THERE][rows, None])
        off = np.maximum(np.maximum(count[rows, span] - low - (rest > 0), low - count[rows, span]), 0)
        cost += int((off.sum(axis=1) * memory[SHARE_PRICE][rows]).sum())
    return cost


@compiled
def off_share(m: Cells, row: int, count: int, size: int) -> int:
    """Give the price of having so many of a row's people in a group of a size."""
    there, product = m[m[SHARE_THERE] + row], size * m[m[SHARE_PEOPLE] + row]
    low = product // there
    high = low if low * there == product else low + 1
    return max(0, low - count, count - high) * m[m[SHARE_PRICE] + row]


@compiled
def has_row(m: Cells, person: int, number: int, row: int) -> bool:
    """Tell whether a person counts in a row."""
    begin = m[SHARES] + (person * m[ROUNDS] + number) * m[WIDTH_SHARES]
    found = False
    for place in range(m[WIDTH_SHARES]):
        found = found or m[begin + place] == row
    return found


@compiled
def row_change(m: Cells, row: int, one: int, step: int, source: int, target: int) -> int:
    """Give the change of a row's cost when `one` of its people, and `step` people at all, leave for another group."""
    change = 0
    for sign in (-1, 1):
        group = source if sign < 0 else target
        count, size = m[m[SHARE_COUNT] + row * m[GROUPS] + group], m[m[SIZE] + group]
        change += off_share(m, row, count + sign * one, size + sign * step) - off_share(m, row, count, size)
    return change


@compiled
def one_goes(m: Cells, person: int, other: int, number: int, source: int, target: int) -> int:
    """Give the change in the rows that a person has and the one who comes for them has not."""
    change = 0
    begin = m[SHARES] + (person * m[ROUNDS] + number) * m[WIDTH_SHARES]
    for place in range(m[WIDTH_SHARES]):
        row = m[begin + place]
        if row < 0:
            break
        if not has_row(m, other, number, row):
            change += row_change(m, row, 1, 0, source, target)
    return change


@compiled
def shares_change(m: Cells, person: int, other: int, number: int, source: int, target: int) -> int:
    """Give the change of costs when a person leaves for another group, and perhaps another comes back for them."""
    if other >= 0:
        change = one_goes(m, person, other, number, source, target)
        return change + one_goes(m, other, person, number, target, source)
    change = 0
    for i in range(m[m[ROW_BEGINS] + number], m[m[ROW_BEGINS] + number + 1]):
        row = m[m[ROW] + i]
        change += row_change(m, row, 1 if has_row(m, person, number, row) else 0, 1, source, target)
    return change


@compiled
def shares_settle(m: Cells, person: int, number: int, source: int, target: int) -> None:
    """Count a person in another group of a round."""
    begin = m[SHARES] + (person * m[ROUNDS] + number) * m[WIDTH_SHARES]
    for place in range(m[WIDTH_SHARES]):
        row = m[begin + place]
        if row < 0:
            break
        count = m[SHARE_COUNT] + row * m[GROUPS]
        m[count + source] -= 1
        m[count + target] += 1
