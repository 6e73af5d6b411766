"""What sessions cost by how many of them are in one place in time: at a moment, with one start, or placed at all.

Such a place is a cell; each session and slot counts in some. One more in a cell costs what the row of its rises says.
"""

from collections.abc import Iterator

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.timetable.costs import CrowdingCost, ScatteredCost
from solver.timetable.demands import AtMost, Said
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.layout import (
    CELL_RISES,
    COUNTED,
    COUNTED_BEGINS,
    IN_CELL,
    IN_SOURCE,
    RISES,
    SLOTS,
    WIDTH_RISES,
)
from solver.timetable.swapping.pairs import FORBIDDEN

WORDS = (CrowdingCost, ScatteredCost, AtMost)
Cell = tuple[frozenset[int], list[int]]  # its slots, and what one more costs, by the number of those that are there


def size_of_counts(needs: Needs, grid: Grid, demands: list[Said]) -> int:
    """Give how large the lists of cells can be."""
    points = [sum(-(-grid.slots[slot][1] // needs.step) for slot in slots) for slots in grid.open_to]
    counting = (demand for demand in demands if isinstance(demand, WORDS))
    return sum(points[needs.number[name]] for demand in counting for name in demand.sessions)


def put_counts(memory: Memory, needs: Needs, grid: Grid, demands: list[Said]) -> None:
    """Lay out cells and rises, with nobody placed."""
    counted: list[list[int]] = [[] for _ in range(len(needs.names) * len(grid.slots))]
    rows: dict[tuple[int, ...], int] = {}
    rises_of: list[int] = []
    for demand in demands:
        if not isinstance(demand, WORDS):
            continue
        members = [needs.number[name] for name in demand.sessions]
        for slots, rises in _cells(needs, grid, demand, members):
            for session in members:
                for slot in slots.intersection(grid.open_to[session]):
                    counted[session * len(grid.slots) + slot].append(len(rises_of))
            rises_of.append(rows.setdefault(tuple(rises), len(rows)))
    width = max(map(len, rows), default=1)
    table = np.array([[*row, *[0] * (width - len(row))] for row in rows], dtype=np.int64).reshape(-1, width)
    memory.number(WIDTH_RISES, width)
    memory.put_lists(COUNTED_BEGINS, COUNTED, counted)
    memory.put(CELL_RISES, np.array(rises_of, dtype=np.int64))
    memory.put(RISES, table)
    memory.put(IN_CELL, np.zeros(len(rises_of), dtype=np.int64))
    memory.put(IN_SOURCE, np.zeros(len(rises_of), dtype=np.int64))


def _cells(needs: Needs, grid: Grid, demand: Said, members: list[int]) -> Iterator[Cell]:
    slots = {slot for session in members for slot in grid.open_to[session]}
    numbers = range(len(members) + 1)
    match demand:
        case CrowdingCost(weight=weight, price=price):
            for cell, points in _moments(grid, needs.step, slots).items():
                yield cell, [weight * points * (price(number + 1) - price(number)) for number in numbers]
        case AtMost(limit=limit):
            for cell in _moments(grid, needs.step, slots):
                yield cell, [FORBIDDEN * (number >= limit) for number in numbers]
        case ScatteredCost(weight=weight):
            starts = sorted({grid.slots[slot][0] for slot in slots})
            for start in starts:
                cell = frozenset(slot for slot in slots if grid.slots[slot][0] == start)
                yield cell, [-weight * number for number in numbers]
            yield frozenset(slots), [weight * number for number in numbers]


def _moments(grid: Grid, step: int, slots: set[int]) -> dict[frozenset[int], int]:
    """Give the sets of slots that run at the points of the grid, and at how many points each does."""
    running: dict[int, set[int]] = {}
    for slot in slots:
        start, length = grid.slots[slot]
        for point in range(-(-start // step), -(-(start + length) // step)):
            running.setdefault(point, set()).add(slot)
    found: dict[frozenset[int], int] = {}
    for there in running.values():
        found[frozenset(there)] = found.get(frozenset(there), 0) + 1
    return found


@compiled
def _rise(m: Cells, cell: int, number: int) -> int:
    """Give what one more costs in a cell in which so many are."""
    return m[m[RISES] + m[m[CELL_RISES] + cell] * m[WIDTH_RISES] + number]


@compiled
def counts_change(m: Cells, session: int, source: int, target: int) -> int:
    """Find what numbers cost more if a session changes slots."""
    change = 0
    left, come = m[COUNTED_BEGINS] + session * m[SLOTS] + source, m[COUNTED_BEGINS] + session * m[SLOTS] + target
    for at in range(m[left], m[left + 1]):
        cell = m[m[COUNTED] + at]
        m[m[IN_SOURCE] + cell] = 1
        change -= _rise(m, cell, m[m[IN_CELL] + cell] - 1)
    for at in range(m[come], m[come + 1]):
        cell = m[m[COUNTED] + at]
        change += _rise(m, cell, m[m[IN_CELL] + cell] - m[m[IN_SOURCE] + cell])
    for at in range(m[left], m[left + 1]):
        m[m[IN_SOURCE] + m[m[COUNTED] + at]] = 0
    return change


@compiled
def counts_settle(m: Cells, session: int, slot: int, by: int) -> int:
    """Count a session that comes into a slot (`by` 1) or leaves it (-1); give what numbers cost more."""
    change, row = 0, m[COUNTED_BEGINS] + session * m[SLOTS] + slot
    for at in range(m[row], m[row + 1]):
        cell = m[m[COUNTED] + at]
        number = m[m[IN_CELL] + cell]
        change += by * _rise(m, cell, number if by > 0 else number - 1)
        m[m[IN_CELL] + cell] = number + by
    return change
