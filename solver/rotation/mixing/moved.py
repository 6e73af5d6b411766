"""Who has left a seat that they had."""

from collections.abc import Sequence

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.rotation.demands import MoveCost, MovedAtMost
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.layout import (
    HAD,
    LEFT,
    LISTS,
    MOVED,
    MOVED_MOST,
    MOVED_PRICE,
    PEOPLE,
    ROUNDS,
    SEAT,
)


def put_moved(memory: Memory, index: Index, demands: Sequence[MoveCost | MovedAtMost]) -> None:
    """Read who had which seats."""
    had = np.full((len(demands), len(index.people), index.rounds), -1, dtype=np.int64)
    for number, demand in enumerate(demands):
        for name, groups in demand.seats.items():
            for group in index.groups_in(groups):
                at = number, index.person[name], index.round_of[group]
                had[at] = group if had[at] < 0 else len(index.groups)  # whoever had two seats at once leaves one
    price = [demand.weight if isinstance(demand, MoveCost) else 0 for demand in demands]
    most = [demand.limit if isinstance(demand, MovedAtMost) else len(index.people) for demand in demands]
    memory.number(LISTS, len(demands))
    memory.put(HAD, had)
    memory.put(LEFT, np.zeros(had.shape[:2], dtype=np.int64))
    memory.put(MOVED, np.zeros(len(demands), dtype=np.int64))
    memory.put(MOVED_PRICE, np.array(price, dtype=np.int64))
    memory.put(MOVED_MOST, np.array(most, dtype=np.int64))


def count_moved(memory: Memory, index: Index) -> tuple[int, int]:
    """Count anew who has left what they had; give the cost, and by how many people limits are exceeded."""
    had, seat, moved = memory[HAD], memory[SEAT][:, : index.rounds], memory[MOVED]
    memory[LEFT][:] = ((had >= 0) & (had != seat)).sum(axis=2)
    moved[:] = (memory[LEFT] > 0).sum(axis=1)
    return int((moved * memory[MOVED_PRICE]).sum()), int(np.maximum(moved - memory[MOVED_MOST], 0).sum())


@compiled
def leaves(m: Cells, row: int, person: int, number: int, source: int, target: int) -> int:
    """Give how many more of their seats a person has left."""
    had = m[m[HAD] + (row * m[PEOPLE] + person) * m[ROUNDS] + number]
    return (1 if had == source else 0) - (1 if had == target else 0)


@compiled
def counts(m: Cells, row: int, person: int, leaving: int) -> int:
    """Give 1 if a person counts as moved once they leave so many seats more, -1 if no longer, else 0."""
    left = m[m[LEFT] + row * m[PEOPLE] + person]
    return (1 if left + leaving > 0 else 0) - (1 if left > 0 else 0)


@compiled
def over_after(m: Cells, row: int, more: int) -> int:
    """Give by how many people more the limit of a list is exceeded once so many more have moved."""
    over = m[m[MOVED] + row] - m[m[MOVED_MOST] + row]
    return max(0, over + more) - max(0, over)


@compiled
def moved_change(m: Cells, person: int, other: int, number: int, source: int, target: int) -> tuple[int, int]:
    """Give the change of costs, and of what exceeds limits, when one leaves and perhaps another comes for them."""
    change, broken = 0, 0
    for row in range(m[LISTS]):
        more = counts(m, row, person, leaves(m, row, person, number, source, target))
        if other >= 0:
            more += counts(m, row, other, leaves(m, row, other, number, target, source))
        broken += over_after(m, row, more)
        change += more * m[m[MOVED_PRICE] + row]
    return change, broken


@compiled
def moved_twice(
    m: Cells, person: int, other: int, number: int, later: int, here: int, first: int, there: int, second: int
) -> tuple[int, int]:
    """Give the same where one goes from here to first and from there to second, and perhaps another the reverse."""
    change, broken = 0, 0
    for row in range(m[LISTS]):
        leaving = leaves(m, row, person, number, here, first) + leaves(m, row, person, later, there, second)
        more = counts(m, row, person, leaving)
        if other >= 0:
            leaving = leaves(m, row, other, number, first, here) + leaves(m, row, other, later, second, there)
            more += counts(m, row, other, leaving)
        broken += over_after(m, row, more)
        change += more * m[m[MOVED_PRICE] + row]
    return change, broken


@compiled
def moved_settle(m: Cells, person: int, number: int, source: int, target: int) -> None:
    """Count a seat that a person leaves, or comes back to."""
    for row in range(m[LISTS]):
        leaving = leaves(m, row, person, number, source, target)
        m[m[MOVED] + row] += counts(m, row, person, leaving)
        m[m[LEFT] + row * m[PEOPLE] + person] += leaving
