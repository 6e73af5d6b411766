"""What two sessions cost by their slots and their rooms together, looked up from the one that is to be placed."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from solver.compiled import Cells, Ints, compiled
from solver.memory import Memory
from solver.timetable.costs import RoomPairCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.layout import (
    BEGIN,
    BESIDE,
    BESIDE_BEGINS,
    REAL_ROOMS,
    ROOM,
    ROOM_PAIRS,
    SHUNNING,
    SLOT,
    WINDOWS,
)

WORDS = (RoomPairCost,)
FIELDS = (
    5  # of what is said: the other, the weight, where its windows and its rooms begin, whether it opens the window
)
Partner = tuple[int, int, int, int]


def put_room_pairs(memory: Memory, needs: Needs, grid: Grid, demands: list[Said]) -> None:
    """Lay out who costs beside whom, the windows that slots open, and the rooms that rooms shun."""
    windows: dict[bytes, tuple[int, Ints]] = {}
    rooms: dict[bytes, tuple[int, Ints]] = {}
    beside: list[dict[Partner, int]] = [{} for _ in needs.names]

    @cache  # thousands of pairs may be said with the same functions
    def opened(window: Callable[[int], tuple[int, int]]) -> int:
        return _number(windows, [window(start) for start, _ in grid.slots])

    @cache
    def shunned(shuns: Callable[[str], frozenset[str]]) -> int:
        return _number(rooms, [[other in shuns(room) for other in needs.rooms] for room in needs.rooms])

    for demand in demands:
        if isinstance(demand, RoomPairCost):
            window, shunning = opened(demand.window), shunned(demand.shuns)
            one, other = needs.number[demand.one], needs.number[demand.other]
            _charge(beside[one], (other, window, shunning, 1), demand.weight)
            _charge(beside[other], (one, window, shunning, 0), demand.weight)
    said = [
        (other, weight, window * 2 * len(grid.slots), shunning * len(needs.rooms) ** 2, opens)
        for row in beside
        for (other, window, shunning, opens), weight in row.items()
    ]
    memory.number(ROOM_PAIRS, int(bool(said)))
    memory.put(BESIDE_BEGINS, np.cumsum([0, *map(len, beside)]))
    memory.put(BESIDE, np.array(said, dtype=np.int64).reshape(-1, FIELDS))
    for name, tables in ((WINDOWS, windows), (SHUNNING, rooms)):
        memory.put(name, np.array([table for _, table in tables.values()], dtype=np.int64))


def _number(known: dict[bytes, tuple[int, Ints]], rows: Sequence[Sequence[int]]) -> int:
    """Give the number of a table, a new one if it is not known."""
    table = np.array(rows, dtype=np.int64)
    return known.setdefault(table.tobytes(), (len(known), table))[0]


def _charge(bill: dict[Partner, int], said: Partner, weight: int) -> None:
    bill[said] = bill.get(said, 0) + weight


@compiled
def price_beside(m: Cells, session: int, slot: int, room: int) -> int:
    """Give what a session costs in a place beside the rooms of the others."""
    price, real = 0, m[REAL_ROOMS]
    if room >= real:
        return price
    for at in range(m[m[BESIDE_BEGINS] + session], m[m[BESIDE_BEGINS] + session + 1]):
        said = m[BESIDE] + FIELDS * at
        there, then = m[m[SLOT] + m[said]], m[m[ROOM] + m[said]]
        if there < 0 or then >= real:
            continue
        opens = m[said + 4] != 0
        shunning = room * real + then if opens else then * real + room
        if m[m[SHUNNING] + m[said + 3] + shunning] == 0:
            continue
        window = m[WINDOWS] + m[said + 2] + 2 * (slot if opens else there)
        begin = m[m[BEGIN] + (there if opens else slot)]
        if m[window] <= begin < m[window + 1]:
            price += m[said + 1]
    return price
