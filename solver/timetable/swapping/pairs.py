"""What a session costs in a slot by itself and beside those that it is paired with: together, close, on one day."""

from collections.abc import Iterator

import numpy as np

from solver.compiled import Cells, Flags, compiled
from solver.memory import Memory
from solver.timetable.costs import CloseCost, PairCost, TogetherCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.layout import (
    PAIR_BEGINS,
    PAIR_OTHER,
    PAIR_RELATION,
    PAIR_WEIGHT,
    PRICE,
    RELATED,
    RELATED_BEGINS,
    SLOTS,
)


def put_pairs(memory: Memory, needs: Needs, grid: Grid, demands: list[Said]) -> None:
    """Lay out prices with nobody placed, and for each pair the slots of the other that cost, by the own slot."""
    known: dict[bytes, int] = {}
    tables: list[Flags] = []
    beside: list[list[tuple[int, int, int]]] = [[] for _ in needs.names]
    for demand in demands:
        for one, other, table in _relations(needs, grid, demand):
            number = known.setdefault(table.tobytes(), len(known))
            tables += [table] if number == len(tables) else []
            beside[one].append((other, demand.weight, number))
    price = np.zeros((len(needs.names), len(grid.slots)), dtype=np.int64)
    for session, starts in enumerate(needs.starts):
        price[session, grid.open_to[session]] = [needs.price(session, start) for start in starts]
    said = np.array([each for row in beside for each in row], dtype=np.int64).reshape(-1, 3)
    memory.put(PRICE, price)
    memory.put_lists(PAIR_BEGINS, PAIR_OTHER, [[other for other, _, _ in row] for row in beside])
    memory.put(PAIR_WEIGHT, said[:, 1])
    memory.put(PAIR_RELATION, said[:, 2])
    memory.put_lists(RELATED_BEGINS, RELATED, [np.flatnonzero(row).tolist() for table in tables for row in table])


def _relations(needs: Needs, grid: Grid, demand: Said) -> Iterator[tuple[int, int, Flags]]:
    """Give both directions of a pair with the table [own slot, the other's slot] of what costs."""
    match demand:
        case TogetherCost(one=one, other=other):
            table = grid.overlapping
        case CloseCost(first=one, then=other, gap=gap):
            between = grid.begin[None, :] - grid.end[:, None]
            table = (between >= 0) & (between < gap)
        case PairCost(one=one, other=other, window=window):
            spans = np.array([window(start) for start, _ in grid.slots], dtype=np.int64).reshape(-1, 2)
            table = (spans[:, :1] <= grid.begin[None, :]) & (grid.begin[None, :] < spans[:, 1:])
        case _:
            return
    yield needs.number[one], needs.number[other], table
    yield needs.number[other], needs.number[one], np.ascontiguousarray(table.T)


@compiled
def slot_price(m: Cells, session: int, slot: int) -> int:
    """Give what a session costs in a slot, by itself and beside all who are placed."""
    return m[m[PRICE] + session * m[SLOTS] + slot]


@compiled
def count_pairs(m: Cells, session: int, slot: int, by: int) -> None:
    """Charge all who are paired with a session that comes into a slot (`by` 1), or no more if it leaves (-1)."""
    for at in range(m[m[PAIR_BEGINS] + session], m[m[PAIR_BEGINS] + session + 1]):
        row = m[RELATED_BEGINS] + m[m[PAIR_RELATION] + at] * m[SLOTS] + slot
        prices, weight = m[PRICE] + m[m[PAIR_OTHER] + at] * m[SLOTS], by * m[m[PAIR_WEIGHT] + at]
        for near in range(m[row], m[row + 1]):
            m[prices + m[m[RELATED] + near]] += weight
