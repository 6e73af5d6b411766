"""Who comes before whom: how many minutes after another's start a session may start."""

from math import inf
from typing import NamedTuple

import numpy as np

from solver.compiled import Ints, compiled
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid, rows

FAR = 2**40


class Orders(NamedTuple):
    """For each session the `others`, and the `least` and the `most` minutes from their start to its own."""

    begin: Ints
    others_first: Ints
    others: Ints
    least: Ints
    most: Ints


def orders_of(needs: Needs, grid: Grid) -> Orders:
    """Make the tables."""
    bounds = [(_minutes(least), _minutes(most)) for said in needs.order for _, least, most in said]
    least, most = np.array(bounds or [(0, 0)], dtype=np.int64).T.copy()
    return Orders(grid.begin, *rows([[other for other, _, _ in said] for said in needs.order]), least, most)


def _minutes(bound: float) -> int:
    return int(bound) if abs(bound) < inf else (FAR if bound > 0 else -FAR)


@compiled
def is_in_order(o: Orders, slots: Ints, at: int, slot: int) -> bool:
    """Tell whether one order holds if its session is in a slot; one of somebody who is not placed does."""
    other = slots[o.others[at]]
    if other < 0:
        return True
    after = o.begin[slot] - o.begin[other]
    return o.least[at] <= after <= o.most[at]


@compiled
def are_in_order(o: Orders, slots: Ints, session: int, slot: int) -> bool:
    """Tell whether all orders of a session hold if it is in a slot."""
    for at in range(o.others_first[session], o.others_first[session + 1]):
        if not is_in_order(o, slots, at, slot):
            return False
    return True
