"""Who must not run while whom: for each session and slot, how many placed sessions are in the way."""

from typing import NamedTuple

import numpy as np

from solver.compiled import Flags, Ints, compiled
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid, rows


class Clashes(NamedTuple):
    """`partners` of each session, `overlapping` slots of each slot; `count` changes with every placement."""

    count: Ints
    clash: Flags
    partners_first: Ints
    partners: Ints
    overlapping_first: Ints
    overlapping: Ints
    overlap: Flags


def clashes_of(needs: Needs, grid: Grid) -> Clashes:
    """Make the tables, with nobody placed."""
    count = len(needs.names)
    clash = np.zeros((count, count), dtype=np.bool_)
    for session, partners in enumerate(needs.clashing):
        clash[session, partners] = True
    return Clashes(
        np.zeros((count, len(grid.slots)), dtype=np.int32),
        clash,
        *rows(needs.clashing),
        *rows([np.flatnonzero(row).tolist() for row in grid.overlapping]),
        grid.overlapping,
    )


@compiled
def count_clashes(c: Clashes, session: int, slot: int, by: int) -> None:
    """Count a session that comes into a slot (`by` 1) or leaves it (-1) with all who clash with it."""
    for at in range(c.partners_first[session], c.partners_first[session + 1]):
        partner = c.partners[at]
        for near in range(c.overlapping_first[slot], c.overlapping_first[slot + 1]):
            c.count[partner, c.overlapping[near]] += by
