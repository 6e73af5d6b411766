"""What a session costs in a slot by itself and beside those that it is paired with: together, close, on one day."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from solver.compiled import Flags, Ints, compiled
from solver.timetable.costs import CloseCost, PairCost, TogetherCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid, rows

WORDS = (CloseCost, PairCost, TogetherCost)


class Pairs(NamedTuple):
    """For each session its `others` with a weight and a relation: the slots of the other that cost, by its own slot.

    `price` of each session and slot changes with every placement.
    """

    price: Ints
    others_first: Ints
    others: Ints
    weight: Ints
    relation: Ints
    related_first: Ints
    related: Ints


def pairs_of(needs: Needs, grid: Grid, demands: list[Said]) -> Pairs:
    """Make the tables, with nobody placed."""
    slots = len(grid.slots)
    known: dict[bytes, int] = {}
    tables: list[Flags] = []
    beside: list[list[tuple[int, int, int]]] = [[] for _ in needs.names]
    for demand in demands:
        if isinstance(demand, WORDS):
            for one, other, table in _relations(needs, grid, demand):
                number = known.setdefault(table.tobytes(), len(known))
                tables += [table] if number == len(tables) else []
                beside[one].append((other, demand.weight, number))
    flat = np.array([said for each in beside for said in each] or [(0, 0, 0)], dtype=np.int64)
    price = np.zeros((len(needs.names), slots), dtype=np.int64)
    for session, starts in enumerate(needs.starts):
        price[session, grid.open_to[session]] = [needs.price(session, start) for start in starts]
    return Pairs(
        price,
        rows([[other for other, _, _ in each] for each in beside])[0],
        *flat.T.copy(),
        *rows([np.flatnonzero(row).tolist() for table in tables for row in table]),
    )


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
            raise TypeError(f"{type(demand).__name__} is not about a pair")
    yield needs.number[one], needs.number[other], table
    yield needs.number[other], needs.number[one], np.ascontiguousarray(table.T)


@compiled
def count_pairs(q: Pairs, slots: int, session: int, slot: int, by: int) -> None:
    """Charge all who are paired with a session that comes into a slot (`by` 1), or no more if it leaves (-1)."""
    for at in range(q.others_first[session], q.others_first[session + 1]):
        other, weight = q.others[at], by * q.weight[at]
        row = q.relation[at] * slots + slot
        for near in range(q.related_first[row], q.related_first[row + 1]):
            q.price[other, q.related[near]] += weight
