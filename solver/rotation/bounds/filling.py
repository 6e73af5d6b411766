"""The fewest pairs of people in one cell, however people are spread over cells.

n people in a cell are n (n - 1) / 2 pairs, so the next person there adds n pairs: to fill the emptiest cell each
time is best.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def pairs_in(counts: Numbers) -> int:
    """Count the pairs within cells of so many people."""
    return int((counts * (counts - 1) // 2).sum())


def over_cells(people: int, cells: int, blocks: Numbers) -> int:
    """Spread people over equal cells; each of the `blocks`, which count among the people, sits in one cell.

    To put two blocks into one cell never helps: the smaller block may change places with all that a cell without
    a block has, or with as many of them as it is large. Where there are more blocks than cells, the smallest are
    broken up.
    """
    if cells == 0:
        return 0
    taken = np.sort(blocks)[::-1][:cells]
    loose = people - int(taken.sum())
    lowest, highest = 0, people + 1  # the level to which all cells can be filled is at least one, below the other
    while highest - lowest > 1:
        level = (lowest + highest) // 2
        if _room_below(taken, cells, level) <= loose:
            lowest = level
        else:
            highest = level
    full = np.maximum(taken, lowest)
    empty = cells - len(taken)
    left = loose - _room_below(taken, cells, lowest)
    return pairs_in(full) + empty * (lowest * (lowest - 1) // 2) + left * lowest


def _room_below(taken: Numbers, cells: int, level: int) -> int:
    return int(np.maximum(0, level - taken).sum()) + level * (cells - len(taken))


def over_rows(people: int, cells: Numbers, least: Numbers, most: Numbers) -> int:
    """Spread people over rows of so many cells each, between the least and the most of each row.

    Gives 0 where the rows cannot hold just these people.
    """
    most = np.where(cells > 0, np.maximum(most, least), least)
    if not least.sum() <= people <= most.sum():
        return 0
    lowest, highest = 0, people + 1  # filled up to the one the people do not reach, or just reach, the other
    while highest - lowest > 1:
        level = (lowest + highest) // 2
        if np.clip(cells * level, least, most).sum() <= people:
            lowest = level
        else:
            highest = level
    counts = np.clip(cells * lowest, least, most)
    some = np.maximum(cells, 1)
    each, more = counts // some, counts % some
    inside = int((cells * (each * (each - 1) // 2) + more * each).sum())
    return inside + (people - int(counts.sum())) * lowest
