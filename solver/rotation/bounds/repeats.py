"""The fewest repeats: pairs of rounds one by one, or all meetings over all pairs of people; the larger bound holds.

For two rounds, people who sit in A in the one and in B in the other are in one cell, and each two of a cell repeat.
So the repeats of a rotation are the pairs within cells, added up over the pairs of rounds. Which cells there are
follows from who may sit where (there is none for one theme where nobody may repeat it); people who have to sit
together are in one cell, whichever it is; people whose two seats are given are in a cell that is known.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Flags, Numbers
from solver.rotation.bounds.filling import over_cells, over_rows, pairs_in
from solver.rotation.bounds.sittings import Sitting, earlier_sitting, sitting
from solver.rotation.demands import RepeatCost


def fewest_repeats(arrays: Arrays, demand: RepeatCost) -> int:
    """Give a number of repeats, in units, which no rotation is below."""
    rounds = [sitting(arrays, arrays.group_numbers(groups)) for groups in demand.rounds if groups]
    earlier = [earlier_sitting(arrays, seating) for seating in demand.earlier]
    by_cells = sum(_of_two(arrays, one, other) for one, other in combinations(rounds, 2))
    of_earlier = sum(_of_two(arrays, one, other) for one in rounds for other in earlier)
    return max(by_cells, _by_meetings(rounds)) + of_earlier


def _of_two(arrays: Arrays, one: Sitting, other: Sitting) -> int:
    """Bound the pairs of people who are in one cell of two rounds."""
    there = one.there & other.there
    both = there & (one.given != NOBODY) & (other.given != NOBODY)
    free = there & ~both
    cells = _cells(arrays, one, other, free)
    known = np.zeros(cells.shape, dtype=np.int64)
    np.add.at(known, (one.given[both], other.given[both]), 1)
    blocks = np.concatenate([known[cells & (known > 0)], _blocks(one, other, free)])
    anywhere = over_cells(int(free.sum() + known[cells].sum()), int(cells.sum()), blocks)
    given = pairs_in(known)  # beside those whose seats are given, the others make no fewer pairs among themselves
    rows = over_rows(int(free.sum()), cells.sum(axis=1), *_between(one, free))
    columns = over_rows(int(free.sum()), cells.sum(axis=0), *_between(other, free))
    return max(anywhere + pairs_in(known[~cells]), given + rows, given + columns)


def _cells(arrays: Arrays, one: Sitting, other: Sitting, free: Flags) -> Flags:
    """Tell which cells somebody who is free to choose may be in."""
    people = np.flatnonzero(free)
    some = people[np.unique(_join(one.kind, other.kind)[people], return_index=True)[1]]
    cells: Flags = (one.open[some].T.astype(np.float32) @ other.open[some].astype(np.float32)) > 0
    for bond in arrays.once:
        here, there = one.place[bond.groups], other.place[bond.groups]
        here, there = here[here != NOBODY], there[there != NOBODY]
        if here.size and there.size:
            exempt = bond.others[free[bond.others]]
            may = one.open[np.ix_(exempt, here)].T.astype(np.int64) @ other.open[np.ix_(exempt, there)]
            cells[np.ix_(here, there)] &= may > 0
    return cells


def _join(one: Numbers, other: Numbers) -> Numbers:
    """Give one number to each pair of numbers."""
    joined: Numbers = one * (2 * int(np.abs(other).max(initial=0)) + 1) + other
    return joined


def _blocks(one: Sitting, other: Sitting, free: Flags) -> Numbers:
    """Count those who sit together in both rounds, wherever that is."""
    counts: Numbers = np.unique(_join(one.unit, other.unit)[free], return_counts=True)[1]
    return counts[counts > 1]


def _between(sitting: Sitting, free: Flags) -> tuple[Numbers, Numbers]:
    """Give the least and the most of the free people in each group."""
    others, groups = ~free, len(sitting.low)
    beyond = sitting.open[~(free & sitting.single)].sum(axis=0)  # they may fill a group beside all their other seats

    def given(people: Flags) -> Numbers:
        return np.bincount(sitting.given[people & (sitting.given != NOBODY)], minlength=groups)

    least = np.maximum(given(free), sitting.low - beyond)
    most = np.minimum(sitting.high - given(others), sitting.open[free].sum(axis=0))
    return least, most


def _by_meetings(rounds: Sequence[Sitting]) -> int:
    """Bound the repeats by all meetings there are, shared out evenly among all pairs of people."""
    people = int(np.any([each.there for each in rounds], axis=0).sum()) if rounds else 0
    meetings = 0
    for each in rounds:
        one_cell = np.ones(len(each.low), dtype=np.int64)
        meetings += over_rows(int(each.there.sum()), one_cell, *_between(each, each.there))
    return over_cells(meetings, people * (people - 1) // 2, _forced(rounds))


def _forced(rounds: Sequence[Sitting]) -> Numbers:
    """Count how often pairs of people meet who have to sit together in several rounds."""
    counts: dict[tuple[int, int], int] = {}
    for each in rounds:
        for unit in np.unique(each.unit[each.joined & each.there]):
            for pair in combinations(np.flatnonzero(each.there & (each.unit == unit)).tolist(), 2):
                counts[pair] = counts.get(pair, 0) + 1
    return np.array(sorted(counts.values()), dtype=np.int64)
