"""The tables of one problem together, and what it takes to move a session: every word weighs it, and counts it."""

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.clashes import count_clashes, put_clashes
from solver.timetable.swapping.counts import counts_change, counts_settle, put_counts, size_of_counts
from solver.timetable.swapping.days import DayPrices, days_change, days_settle, put_days
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.layout import (
    ABSENCE,
    BEST_ROOM,
    BEST_SLOT,
    CHAIN,
    HEAD,
    HELD_HERE,
    HELD_THERE,
    IN_CHAIN,
    PENALTY,
    ROOM_PAIRS,
    TALLY,
    WAITING,
    WAITING_COUNT,
)
from solver.timetable.swapping.orders import put_orders
from solver.timetable.swapping.pairs import count_pairs, put_pairs, slot_price
from solver.timetable.swapping.places import own_rooms, put, put_places, room_of, slot_of, take_out
from solver.timetable.swapping.room_pairs import price_beside, put_room_pairs
from solver.timetable.swapping.rooms import put_rooms, rooms_change, rooms_settle

MOST_CELLS = 20_000_000  # of one table


def world_of(needs: Needs, grid: Grid) -> Memory | None:
    """Lay out everything; None where rooms are shared, a session has no place, or a table would be too large."""
    demands, prices = needs.decide.demands, DayPrices(grid, needs.decide.demands)
    count, slots = len(needs.names), len(grid.slots)
    largest = max(count * slots * (len(needs.rooms) + 1), slots * slots, count * count)
    largest = max(largest, size_of_counts(needs, grid, demands), prices.size if prices.fit else 0)
    if largest > MOST_CELLS or not prices.fit or (needs.shared_rooms and any(needs.housed)):
        return None
    rooms, _ = own_rooms(needs)
    if not all(rooms) or not all(grid.open_to):
        return None
    memory = Memory(HEAD)
    put_places(memory, needs, grid)
    put_clashes(memory, needs, grid)
    put_orders(memory, needs, grid)
    put_pairs(memory, needs, grid, demands)
    put_days(memory, needs, grid, prices)
    put_counts(memory, needs, grid, demands)
    put_rooms(memory, needs, demands)
    put_room_pairs(memory, needs, grid, demands)
    _put_notes(memory, needs)
    memory.seal()
    return memory


def _put_notes(memory: Memory, needs: Needs) -> None:
    """Lay out what the search notes on its way."""
    count, (_, everything) = len(needs.names), own_rooms(needs)
    absence = [sum(needs.decide.absence_costs.get(name, {}).values()) for name in needs.names]
    memory.put(ABSENCE, np.array(absence, dtype=np.int64))
    sizes = {
        CHAIN: count,
        IN_CHAIN: count,
        HELD_HERE: everything,
        HELD_THERE: everything,
        BEST_SLOT: count,
        BEST_ROOM: count,
        TALLY: 2,
        WAITING: count,
        WAITING_COUNT: 1,
        PENALTY: count,
    }
    for name, size in sizes.items():
        memory.put(name, np.zeros(size, dtype=np.int64))


@compiled
def slots_change(m: Cells, session: int, slot: int) -> int:
    """Find what a session that is placed costs more in another slot, rooms left out of account."""
    source = slot_of(m, session)
    change = slot_price(m, session, slot) - slot_price(m, session, source)
    return change + days_change(m, session, source, slot) + counts_change(m, session, source, slot)


@compiled
def place_change(m: Cells, session: int, slot: int, room: int) -> int:
    """Find what a session that is placed costs more in another place."""
    change = rooms_change(m, session, room_of(m, session), room)
    if m[ROOM_PAIRS] != 0:
        change -= price_beside(m, session, slot_of(m, session), room_of(m, session))
        change += price_beside(m, session, slot, room)
    return change if slot == slot_of(m, session) else change + slots_change(m, session, slot)


@compiled
def settle_slot(m: Cells, session: int, slot: int, by: int) -> int:
    """Let every word of cost count a session that comes into a slot (`by` 1) or leaves it (-1); give the change."""
    price = by * slot_price(m, session, slot)
    count_pairs(m, session, slot, by)
    return price + days_settle(m, session, slot, by) + counts_settle(m, session, slot, by)


@compiled
def come(m: Cells, session: int, slot: int, room: int) -> int:
    """Place a session; give what the plan costs more, its absence left out of account."""
    put(m, session, slot, room)
    count_clashes(m, session, slot, 1)
    change = settle_slot(m, session, slot, 1) + rooms_settle(m, session, room, 1)
    return change if m[ROOM_PAIRS] == 0 else change + price_beside(m, session, slot, room)


@compiled
def go(m: Cells, session: int) -> int:
    """Take a session out of its place; give what the plan costs more, its absence left out of account."""
    slot, room = slot_of(m, session), room_of(m, session)
    take_out(m, session)
    count_clashes(m, session, slot, -1)
    change = settle_slot(m, session, slot, -1) + rooms_settle(m, session, room, -1)
    return change if m[ROOM_PAIRS] == 0 else change - price_beside(m, session, slot, room)
