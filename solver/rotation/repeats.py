"""Repeated meetings: two people who share m rounds count m (m - 1) / 2, so that a third meeting counts more.

Summed over pairs of people this is, exactly, the sum over pairs of rounds of n (n - 1) / 2 over the pairs of groups,
n being how many people sit in the first group in one round and in the second group in the other.
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray


def floor(people: int, cells: int) -> int:
    """Give the fewest pairs that share a cell, however `people` are spread over `cells`."""
    each, more = divmod(people, cells)
    return cells * (each * (each - 1) // 2) + more * each


def count(words: NDArray[np.int64]) -> int:
    """Count the repeated meetings of people (rows) who sit in these groups in each round (columns)."""
    groups = int(words.max(initial=0)) + 1
    rounds = words.T
    return sum(
        int((cells * (cells - 1) // 2).sum())
        for one, other in combinations(rounds, 2)
        if (cells := np.bincount(one * groups + other)).size
    )
