"""Who comes before whom: how many minutes after another's start a session may start."""

from math import inf

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.layout import BEGIN, ORDER_BEGINS, ORDER_LEAST, ORDER_MOST, ORDER_OTHER
from solver.timetable.swapping.places import slot_of

FAR = 2**40


def put_orders(memory: Memory, needs: Needs, grid: Grid) -> None:
    """Lay out the orders of each session."""
    memory.put(BEGIN, grid.begin)
    memory.put_lists(ORDER_BEGINS, ORDER_OTHER, [[other for other, _, _ in said] for said in needs.order])
    bounds = [(_minutes(least), _minutes(most)) for said in needs.order for _, least, most in said]
    table = np.array(bounds, dtype=np.int64).reshape(-1, 2)
    memory.put(ORDER_LEAST, table[:, 0])
    memory.put(ORDER_MOST, table[:, 1])


def _minutes(bound: float) -> int:
    return int(bound) if abs(bound) < inf else (FAR if bound > 0 else -FAR)


@compiled
def is_in_order(m: Cells, at: int, slot: int) -> bool:
    """Tell whether one order holds if its session is in a slot; one with somebody who is not placed does."""
    other = slot_of(m, m[m[ORDER_OTHER] + at])
    if other < 0:
        return True
    after = m[m[BEGIN] + slot] - m[m[BEGIN] + other]
    return m[m[ORDER_LEAST] + at] <= after <= m[m[ORDER_MOST] + at]


@compiled
def are_in_order(m: Cells, session: int, slot: int) -> bool:
    """Tell whether all orders of a session hold if it is in a slot."""
    at, end = m[m[ORDER_BEGINS] + session], m[m[ORDER_BEGINS] + session + 1]
    while at < end and is_in_order(m, at, slot):
        at += 1
    return at == end
