"""Moves of one session: into another place that is free, or into that of another session, which comes back."""

import numpy as np

from solver.compiled import Cells, compiled
from solver.timetable.swapping.clashes import clash, clashes_at, overlap
from solver.timetable.swapping.layout import ABSENCE, FITTING, FITTING_BEGINS, OPEN, OPEN_BEGINS
from solver.timetable.swapping.orders import are_in_order
from solver.timetable.swapping.places import free_room, holder, is_free, make_room, may_be, room_of, slot_of
from solver.timetable.swapping.world import come, go, place_change, slots_change

REFUSED = 2**62  # what a move that was not made changes


@compiled
def some_slot(m: Cells, chance: np.random.Generator, session: int) -> int:
    """Give a slot that is open to a session, by chance."""
    begin = m[m[OPEN_BEGINS] + session]
    return m[m[OPEN] + begin + int(chance.random() * (m[m[OPEN_BEGINS] + session + 1] - begin))]


@compiled
def some_room(m: Cells, chance: np.random.Generator, session: int) -> int:
    """Give a room that fits a session, by chance."""
    begin = m[m[FITTING_BEGINS] + session]
    return m[m[FITTING] + begin + int(chance.random() * (m[m[FITTING_BEGINS] + session + 1] - begin))]


@compiled
def is_welcome(m: Cells, session: int, slot: int) -> bool:
    """Tell whether nobody who clashes with a session runs during a slot, and all orders hold there."""
    return clashes_at(m, session, slot) == 0 and are_in_order(m, session, slot)


@compiled
def transfer(m: Cells, chance: np.random.Generator, session: int, slot: int, limit: float) -> int:
    """Move a session to another slot, whatever its room, if that costs no more than the limit; give the change."""
    if slot == slot_of(m, session) or not is_welcome(m, session, slot):
        return REFUSED
    if slots_change(m, session, slot) > limit:
        return REFUSED
    source, before = slot_of(m, session), room_of(m, session)
    change = go(m, session)
    room = make_room(m, chance, session, slot)
    if room >= 0:
        return change + come(m, session, slot, room)
    come(m, session, source, before)
    return REFUSED


@compiled
def relocate(m: Cells, session: int, slot: int, room: int, limit: float) -> int:
    """Move a session to a place, changing with who is there, if that costs no more than the limit."""
    source, before = slot_of(m, session), room_of(m, session)
    if not may_be(m, session, slot, room) or (slot == source and room == before):
        return REFUSED
    other = holder(m, slot, room)
    if other >= 0:
        return exchange(m, session, other, limit)
    if slot != source and not is_welcome(m, session, slot):
        return REFUSED
    if place_change(m, session, slot, room) > limit:
        return REFUSED
    change = go(m, session)
    if is_free(m, slot, room):
        return change + come(m, session, slot, room)
    come(m, session, source, before)
    return REFUSED


@compiled
def exchange(m: Cells, one: int, other: int, limit: float) -> int:
    """Let two sessions take each other's places if they may, and it costs no more than the limit."""
    here, there, room, then = slot_of(m, one), slot_of(m, other), room_of(m, one), room_of(m, other)
    if not may_be(m, other, here, room):
        return REFUSED
    if here != there:
        own = int(clash(m, one, other))
        crowded = clashes_at(m, one, there) > own or clashes_at(m, other, here) > own
        if crowded or (own > 0 and overlap(m, here, there)):
            return REFUSED
    change = go(m, one) + go(m, other)
    if is_free(m, there, then) and is_free(m, here, room):
        change += come(m, one, there, then)
        if is_free(m, here, room):
            change += come(m, other, here, room)
            if change <= limit and are_in_order(m, one, there) and are_in_order(m, other, here):
                return change
            go(m, other)
        go(m, one)
    come(m, one, here, room)
    come(m, other, there, then)
    return REFUSED


@compiled
def bring_in(m: Cells, chance: np.random.Generator, session: int, slot: int, limit: float) -> int:
    """Place a session that is left out, if that costs no more than the limit above leaving it out."""
    if not is_welcome(m, session, slot):
        return REFUSED
    room = free_room(m, chance, session, slot)
    if room < 0:
        return REFUSED
    change = come(m, session, slot, room) - m[m[ABSENCE] + session]
    if change <= limit:
        return change
    go(m, session)
    return REFUSED
