"""Moves of one session: into another place that is free, or into that of another session, which comes back."""

import numpy as np

from solver.compiled import compiled
from solver.timetable.swapping.orders import are_in_order
from solver.timetable.swapping.places import free_room, is_free, make_room, may_be
from solver.timetable.swapping.world import World, come, go, place_change, slots_change

REFUSED = 2**62  # what a move that was not made changes


@compiled
def some_slot(w: World, chance: np.random.Generator, session: int) -> int:
    """Give a slot that is open to a session, by chance."""
    first = w.places.open_slots_first[session]
    count = w.places.open_slots_first[session + 1] - first
    return int(w.places.open_slots[first + int(chance.random() * count)])


@compiled
def some_room(w: World, chance: np.random.Generator, session: int) -> int:
    """Give a room that fits a session, by chance."""
    first = w.places.fitting_first[session]
    count = w.places.fitting_first[session + 1] - first
    return int(w.places.fitting[first + int(chance.random() * count)])


@compiled
def is_welcome(w: World, session: int, slot: int) -> bool:
    """Tell whether nobody who clashes with a session runs during a slot, and all orders hold there."""
    return w.clashes.count[session, slot] == 0 and are_in_order(w.orders, w.places.slot, session, slot)


@compiled
def transfer(w: World, chance: np.random.Generator, session: int, slot: int, limit: float) -> int:
    """Move a session to another slot, whatever its room, if that costs no more than the limit; give the change."""
    if slot == w.places.slot[session] or not is_welcome(w, session, slot):
        return REFUSED
    change = slots_change(w, session, slot)
    if change > limit:
        return REFUSED
    room = make_room(w.places, chance, session, slot)
    if room < 0:
        return REFUSED
    return go(w, session) + come(w, session, slot, room)


@compiled
def relocate(w: World, chance: np.random.Generator, session: int, slot: int, room: int, limit: float) -> int:
    """Move a session to a place, changing with who is there, if that costs no more than the limit."""
    p = w.places
    if not may_be(p, session, slot, room) or (slot == p.slot[session] and room == p.room[session]):
        return REFUSED
    other = p.holds[slot, room]
    if other >= 0:
        return exchange(w, session, other, limit)
    if slot != p.slot[session] and not is_welcome(w, session, slot):
        return REFUSED
    change = place_change(w, session, slot, room)
    if change > limit:
        return REFUSED
    return _go_there(w, session, slot, room)


@compiled
def _go_there(w: World, session: int, slot: int, room: int) -> int:
    """Move a session to a place if nobody but itself is in the way."""
    source, before = w.places.slot[session], w.places.room[session]
    change = go(w, session)
    if is_free(w.places, slot, room):
        return change + come(w, session, slot, room)
    come(w, session, source, before)
    return REFUSED


@compiled
def exchange(w: World, one: int, other: int, limit: float) -> int:
    """Let two sessions take each other's places if they may, and it costs no more than the limit."""
    p, c = w.places, w.clashes
    here, there, room, then = p.slot[one], p.slot[other], p.room[one], p.room[other]
    if not may_be(p, other, here, room):
        return REFUSED
    if here != there:
        own = int(c.clash[one, other])
        if c.count[one, there] > own or c.count[other, here] > own or (own and c.overlap[here, there]):
            return REFUSED
    change = go(w, one) + go(w, other)
    if is_free(p, there, then) and is_free(p, here, room):
        change += come(w, one, there, then) + come(w, other, here, room)
        good = are_in_order(w.orders, p.slot, one, there) and are_in_order(w.orders, p.slot, other, here)
        if good and change <= limit:
            return change
        go(w, one)
        go(w, other)
    come(w, one, here, room)
    come(w, other, there, then)
    return REFUSED


@compiled
def bring_in(w: World, chance: np.random.Generator, session: int, slot: int, limit: float) -> int:
    """Place a session that is left out, if that costs no more than the limit above leaving it out."""
    if not is_welcome(w, session, slot):
        return REFUSED
    room = free_room(w.places, chance, session, slot)
    if room < 0:
        return REFUSED
    change = come(w, session, slot, room) - w.absence[session]
    if change > limit:
        go(w, session)
        return REFUSED
    return int(change)
