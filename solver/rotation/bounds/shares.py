"""The least by which groups have too many people of a sort: those whose seats are given, beyond the largest share."""

import numpy as np

from solver.rotation.arrays import Arrays
from solver.rotation.demands import ShareCost


def least_share_cost(arrays: Arrays, demand: ShareCost) -> int:
    """Give a number of people beyond the shares of groups, in units, which no rotation is below."""
    people = arrays.numbers(demand.people)
    given = arrays.given[people]
    sitting = np.bincount(given[given >= 0], minlength=len(arrays.groups))
    groups = arrays.group_numbers(demand.groups)
    share = -(-arrays.high[groups] * len(demand.people) // max(1, demand.there))
    return int(np.maximum(0, sitting[groups] - share).sum())
