"""Those who sit together in some round that is still open: they have their themes in common."""

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Numbers


def bundles_of(arrays: Arrays) -> list[Numbers]:
    """Give the sets of at least two people who are linked by sitting together."""
    first = np.arange(len(arrays.people))
    for number in range(len(arrays.groups_of)):
        choosing = arrays.must[:, number] & (arrays.given[:, number] == NOBODY)
        unit = np.where(choosing, arrays.unit[:, number], NOBODY)
        for name in np.unique(unit[unit != NOBODY]):
            joined = np.unique(first[unit == name])
            first[np.isin(first, joined)] = joined[0]
    names, counts = np.unique(first, return_counts=True)
    return [np.flatnonzero(first == name) for name in names[counts > 1]]
