"""The fewest people who have to leave a group that they had."""

from collections.abc import Mapping

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Flags
from solver.rotation.demands import MoveCost


def fewest_moves(arrays: Arrays, demand: MoveCost) -> int:
    """Count those who cannot stay, and the largest surplus of any round beyond them.

    Whoever had two groups of one round, or two that exclude each other, cannot stay either.
    """
    if not demand.seats:
        return 0
    had = _had(arrays, demand.seats)
    leaving: Flags = np.any(had & ~arrays.open, axis=1)
    for groups in arrays.groups_of:
        leaving |= (had[:, groups].sum(axis=1) > 1) & arrays.single[:, arrays.round[groups[:1]]].any(axis=1)
    for bond in arrays.once:
        leaving[bond.people[had[np.ix_(bond.people, bond.groups)].sum(axis=1) > 1]] = True
    staying = had & ~leaving[:, None]
    surplus = [_surplus(arrays, staying, number) for number in range(len(arrays.groups_of))]
    return int(leaving.sum()) + max(surplus, default=0)


def _had(arrays: Arrays, seats: Mapping[str, tuple[str, ...]]) -> Flags:
    had = np.zeros(arrays.open.shape, dtype=np.bool_)
    for name, groups in seats.items():
        had[arrays.person[name], arrays.group_numbers(groups)] = True
    return had


def _surplus(arrays: Arrays, staying: Flags, number: int) -> int:
    """Count the people beyond what the groups of a round hold, beside newcomers whose seats are given."""
    groups = arrays.groups_of[number]
    once = staying[:, groups].sum(axis=1) == 1
    stay = staying[:, groups] & once[:, None]
    given = arrays.given[:, number]
    others = ~stay.any(axis=1) & (given != NOBODY)
    filled = np.bincount(given[others], minlength=len(arrays.groups))[groups]
    return int(np.maximum(0, stay.sum(axis=0) + filled - arrays.high[groups]).sum())
