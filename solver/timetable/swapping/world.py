"""The tables of one problem together, and what it takes to move a session: every word weighs it, every word counts it."""

from typing import NamedTuple

import numpy as np

from solver.compiled import Ints, compiled
from solver.timetable.decisions import Decisions
from solver.timetable.demands import Before, NeverTogether
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping import days, pairs, rooms
from solver.timetable.swapping.clashes import Clashes, clashes_of, count_clashes
from solver.timetable.swapping.days import Days, days_change, days_of, days_settle
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.orders import Orders, orders_of
from solver.timetable.swapping.pairs import Pairs, count_pairs, pairs_of
from solver.timetable.swapping.places import Places, places_of, put, take_out
from solver.timetable.swapping.rooms import Rooms, rooms_change, rooms_of, rooms_settle

WORDS = (NeverTogether, Before, *pairs.WORDS, *days.WORDS, *rooms.WORDS)
MOST_CELLS = 20_000_000  # sessions x slots x rooms, and slots x slots, up to which the tables are made


class World(NamedTuple):
    """Places and everything that depends on them; `absence` is the price of leaving a session out."""

    places: Places
    clashes: Clashes
    orders: Orders
    pairs: Pairs
    days: Days
    rooms: Rooms
    absence: Ints


def world_of(needs: Needs, grid: Grid, decide: Decisions) -> World | None:
    """Make the tables; None where somebody asks in other words, or rooms are shared, or the tables are too large."""
    if not all(isinstance(demand, WORDS) for demand in decide.demands):
        return None
    count, slots = len(needs.names), len(grid.slots)
    if max(count * slots * (len(needs.rooms) + 1), slots * slots) > MOST_CELLS or not all(grid.open_to):
        return None
    if needs.shared_rooms and any(needs.housed):
        return None
    by_day = days_of(needs, grid, decide.demands)
    if by_day is None:
        return None
    return World(
        places_of(needs, grid),
        clashes_of(needs, grid),
        orders_of(needs, grid),
        pairs_of(needs, grid, decide.demands),
        by_day,
        rooms_of(needs, decide.demands),
        np.array([sum(decide.absence_costs.get(name, {}).values()) for name in needs.names], dtype=np.int64),
    )


@compiled
def slots_change(w: World, session: int, slot: int) -> int:
    """Find what a session that is placed costs more in another slot, rooms left out of account."""
    source = w.places.slot[session]
    price = w.pairs.price[session]
    return int(price[slot] - price[source] + days_change(w.days, session, source, slot))


@compiled
def place_change(w: World, session: int, slot: int, room: int) -> int:
    """Find what a session that is placed costs more in another place."""
    change = rooms_change(w.rooms, session, w.places.room[session], room)
    return change if slot == w.places.slot[session] else change + slots_change(w, session, slot)


@compiled
def settle_slot(w: World, session: int, slot: int, by: int) -> int:
    """Let every word of cost count a session that comes into a slot (`by` 1) or leaves it (-1); give the change."""
    price = by * w.pairs.price[session, slot]
    count_pairs(w.pairs, w.places.holds.shape[0], session, slot, by)
    return int(price + days_settle(w.days, session, slot, by))


@compiled
def come(w: World, session: int, slot: int, room: int) -> int:
    """Place a session; give what the plan costs more, its absence left out of account."""
    put(w.places, session, slot, room)
    count_clashes(w.clashes, session, slot, 1)
    return settle_slot(w, session, slot, 1) + rooms_settle(w.rooms, session, room, 1)


@compiled
def go(w: World, session: int) -> int:
    """Take a session out of its place; give what the plan costs more, its absence left out of account."""
    slot, room = w.places.slot[session], w.places.room[session]
    take_out(w.places, session)
    count_clashes(w.clashes, session, slot, -1)
    return settle_slot(w, session, slot, -1) + rooms_settle(w.rooms, session, room, -1)
