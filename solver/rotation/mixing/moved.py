"""Who has left a seat that they had."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from solver.rotation.demands import MoveCost, MovedAtMost
from solver.rotation.mixing.compiled import Ints, compiled
from solver.rotation.mixing.index import Index


class Moved(NamedTuple):
    """The seats that people had, in one list for each demand, and how many of them each has left."""

    had: Ints  # list x person x round: a group, or -1
    left: Ints  # list x person
    moved: Ints  # people, of each list
    price: Ints  # of each list
    most: Ints  # people, of each list


def moved(index: Index, demands: Sequence[MoveCost | MovedAtMost]) -> Moved:
    """Read who had which seat; `left` is empty until somebody sits."""
    shape = (len(demands), len(index.people), index.rounds)
    had = np.full(shape, -1, dtype=np.int64)
    for number, demand in enumerate(demands):
        for name, groups in demand.seats.items():
            for group in index.groups_in(groups):
                had[number, index.person[name], index.round_of[group]] = group
    price = [demand.weight if isinstance(demand, MoveCost) else 0 for demand in demands]
    most = [demand.limit if isinstance(demand, MovedAtMost) else len(index.people) for demand in demands]
    left, people = np.zeros(shape[:2], dtype=np.int64), np.zeros(len(demands), dtype=np.int64)
    return Moved(had, left, people, np.array(price, dtype=np.int64), np.array(most, dtype=np.int64))


def count_moved(words: Moved, seat: Ints) -> tuple[int, int]:
    """Count anew who has left what they had; give the cost, and by how many people limits are exceeded."""
    rounds = words.had.shape[2]
    words.left[:] = ((words.had >= 0) & (words.had != seat[None, :, :rounds])).sum(axis=2)
    words.moved[:] = (words.left > 0).sum(axis=1)
    return int((words.moved * words.price).sum()), int(np.maximum(words.moved - words.most, 0).sum())


@compiled
def leaves(words: Moved, row: int, person: int, number: int, source: int, target: int) -> int:
    """Give how many more of their seats a person has left."""
    had = words.had[row, person, number]
    return (1 if had == source else 0) - (1 if had == target else 0)


@compiled
def moved_change(
    words: Moved, person: int, other: int, number: int, source: int, target: int
) -> tuple[int, int]:
    """Give the change of costs, and of what exceeds limits, when one leaves for a group and perhaps one comes back."""
    change, broken = 0, 0
    for row in range(len(words.price)):
        left = words.left[row, person]
        more = (1 if left + leaves(words, row, person, number, source, target) > 0 else 0) - (1 if left > 0 else 0)
        if other >= 0:
            left = words.left[row, other]
            more += (1 if left + leaves(words, row, other, number, target, source) > 0 else 0) - (1 if left > 0 else 0)
        if more != 0:
            change += more * words.price[row]
            over = words.moved[row] - words.most[row]
            broken += max(0, over + more) - max(0, over)
    return change, broken


@compiled
def moved_settle(words: Moved, person: int, number: int, source: int, target: int) -> None:
    """Count a seat that a person leaves, or comes back to."""
    for row in range(len(words.price)):
        before = words.left[row, person]
        words.left[row, person] += leaves(words, row, person, number, source, target)
        words.moved[row] += (1 if words.left[row, person] > 0 else 0) - (1 if before > 0 else 0)
