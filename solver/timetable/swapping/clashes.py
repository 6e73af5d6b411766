"""Who must not run while whom: for each session and slot, how many placed sessions are in the way."""

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.layout import (
    CLASH,
    CLASHES,
    OVERLAP,
    OVERLAP_BEGINS,
    OVERLAPPING,
    PARTNER,
    PARTNER_BEGINS,
    SESSIONS,
    SLOTS,
)


def put_clashes(memory: Memory, needs: Needs, grid: Grid) -> None:
    """Lay out who clashes with whom, with nobody placed."""
    count = len(needs.names)
    clash = np.zeros((count, count), dtype=np.int64)
    for session, partners in enumerate(needs.clashing):
        clash[session, partners] = 1
    memory.put(CLASHES, np.zeros((count, len(grid.slots)), dtype=np.int64))
    memory.put(CLASH, clash)
    memory.put_lists(PARTNER_BEGINS, PARTNER, needs.clashing)
    memory.put_lists(OVERLAP_BEGINS, OVERLAPPING, [np.flatnonzero(row).tolist() for row in grid.overlapping])
    memory.put(OVERLAP, grid.overlapping.astype(np.int64))


@compiled
def clashes_at(m: Cells, session: int, slot: int) -> int:
    """Give how many placed sessions are in the way of a session in a slot."""
    return m[m[CLASHES] + session * m[SLOTS] + slot]


@compiled
def clash(m: Cells, session: int, other: int) -> bool:
    """Tell whether two sessions must not run at once."""
    return m[m[CLASH] + session * m[SESSIONS] + other] != 0


@compiled
def overlap(m: Cells, slot: int, other: int) -> bool:
    """Tell whether two slots have time in common."""
    return m[m[OVERLAP] + slot * m[SLOTS] + other] != 0


@compiled
def count_clashes(m: Cells, session: int, slot: int, by: int) -> None:
    """Count a session that comes into a slot (`by` 1) or leaves it (-1) with all who clash with it."""
    for near in range(m[m[OVERLAP_BEGINS] + slot], m[m[OVERLAP_BEGINS] + slot + 1]):
        column = m[CLASHES] + m[m[OVERLAPPING] + near]
        for at in range(m[m[PARTNER_BEGINS] + session], m[m[PARTNER_BEGINS] + session + 1]):
            m[column + m[m[PARTNER] + at] * m[SLOTS]] += by
