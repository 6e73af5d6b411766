"""What a session costs in a slot by itself and beside those that it is paired with: together, close, on one day."""

from collections.abc import Callable, Hashable, Iterator
from itertools import combinations

import numpy as np

from solver.compiled import Cells, Flags, Ints, compiled
from solver.memory import Memory
from solver.timetable.costs import CloseCost, PairCost, TogetherCost
from solver.timetable.demands import Apart, Said
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

FORBIDDEN = 2**44  # more than all that a plan can cost: what must not be is only dear here


Relation = tuple[Hashable, Callable[[], Flags]]  # the slots of the other that cost, by the own slot; and its name


def put_pairs(memory: Memory, needs: Needs, grid: Grid, demands: list[Said]) -> None:
    """Lay out prices with nobody placed, and for each pair the slots of the other that cost, by the own slot."""
    known: dict[Hashable, int] = {}
    tables: list[Flags] = []
    beside: list[list[tuple[int, int, int]]] = [[] for _ in needs.names]
    for demand in demands:
        weight = FORBIDDEN if isinstance(demand, Apart) else demand.weight
        for one, other, (name, table) in _relations(needs, grid, demand):
            for here, there, turned in ((one, other, False), (other, one, True)):
                if (name, turned) not in known:
                    known[name, turned] = len(tables)
                    tables.append(np.ascontiguousarray(table().T) if turned else table())
                beside[needs.number[here]].append((needs.number[there], weight, known[name, turned]))
    price = np.zeros((len(needs.names), len(grid.slots)), dtype=np.int64)
    for session, starts in enumerate(needs.starts):
        price[session, grid.open_to[session]] = [needs.price(session, start) for start in starts]
    said = np.array([each for row in beside for each in row], dtype=np.int64).reshape(-1, 3)
    memory.put(PRICE, price)
    memory.put_lists(PAIR_BEGINS, PAIR_OTHER, [[other for other, _, _ in row] for row in beside])
    memory.put(PAIR_WEIGHT, said[:, 1])
    memory.put(PAIR_RELATION, said[:, 2])
    memory.put_lists(RELATED_BEGINS, RELATED, [np.flatnonzero(row).tolist() for table in tables for row in table])


def _relations(needs: Needs, grid: Grid, demand: Said) -> Iterator[tuple[str, str, Relation]]:
    """Give the pairs that a demand is about, with the relation of the second to the first."""
    match demand:
        case TogetherCost(one=one, other=other):
            yield one, other, ("together", lambda: grid.overlapping)
        case CloseCost(first=first, then=then, gap=gap):
            yield first, then, (("close", gap), lambda: _close(grid, gap))
        case PairCost(one=one, other=other, window=window):
            spans = np.array([window(start) for start, _ in grid.slots], dtype=np.int64).reshape(-1, 2)
            yield one, other, (spans.tobytes(), lambda: _in_window(grid, spans))
        case Apart(sessions=sessions, gap=gap):
            for one, other in combinations(sessions, 2):
                yield one, other, (("apart", gap), lambda: grid.near(gap))
        case _:
            return


def _close(grid: Grid, gap: int) -> Flags:
    between = grid.begin[None, :] - grid.end[:, None]
    return (between >= 0) & (between < gap)


def _in_window(grid: Grid, spans: Ints) -> Flags:
    return (spans[:, :1] <= grid.begin[None, :]) & (grid.begin[None, :] < spans[:, 1:])


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
