"""Kempe chains: the sessions of two slots that clash with one another, all into the other slot."""

import numpy as np

from solver.compiled import Cells, compiled
from solver.timetable.swapping.clashes import clash, clashes_at, count_clashes, overlap
from solver.timetable.swapping.layout import (
    CHAIN,
    HELD_HERE,
    HELD_THERE,
    IN_CHAIN,
    IS_OPEN,
    NOBODY,
    REAL_ROOMS,
    ROOM,
    ROOMS,
    ROOMS_MATTER,
    SLOT,
    SLOTS,
)
from solver.timetable.swapping.moves import REFUSED
from solver.timetable.swapping.orders import are_in_order
from solver.timetable.swapping.places import hold, holder, is_free, make_room, may_be, room_of, slot_of
from solver.timetable.swapping.rooms import rooms_settle
from solver.timetable.swapping.world import settle_slot

ALONE = 0.5  # how often a session that clashes with nobody in the other slot is joined by one from there


@compiled
def across(m: Cells, chance: np.random.Generator, session: int, slot: int, limit: float) -> int:
    """Let the chain of a session change between its slot and another, if it costs no more than the limit."""
    source = slot_of(m, session)
    if slot == source or overlap(m, source, slot):
        return REFUSED
    length = _collect(m, chance, session, source, slot)
    if length == 0:
        return REFUSED
    change = 0
    for at in range(length):
        change += settle_slot(m, _member(m, at), slot_of(m, _member(m, at)), -1)
    for at in range(length):
        change += settle_slot(m, _member(m, at), _other(m, _member(m, at), source, slot), 1)
    if change <= limit or m[ROOMS_MATTER] != 0:
        moved = _move(m, chance, length, source, slot, limit - change)
        if moved != REFUSED:
            return change + moved
    for at in range(length):
        settle_slot(m, _member(m, at), _other(m, _member(m, at), source, slot), -1)
    for at in range(length):
        settle_slot(m, _member(m, at), slot_of(m, _member(m, at)), 1)
    return REFUSED


@compiled
def _member(m: Cells, at: int) -> int:
    """Give a member of the chain."""
    return m[m[CHAIN] + at]


@compiled
def _join(m: Cells, session: int, length: int) -> int:
    """Let a session join the chain; give its new length."""
    m[m[CHAIN] + length] = session
    m[m[IN_CHAIN] + session] = 1
    return length + 1


@compiled
def _other(m: Cells, session: int, source: int, slot: int) -> int:
    """Give the slot to which a member of the chain goes."""
    return slot if slot_of(m, session) == source else source


@compiled
def _collect(m: Cells, chance: np.random.Generator, session: int, source: int, slot: int) -> int:
    """Find the chain; give its length, or 0 if it may not change slots."""
    length, at, good = _join(m, session, 0), 0, True
    while at < length and good:
        member = _member(m, at)
        target = _other(m, member, source, slot)
        good = m[m[IS_OPEN] + member * m[SLOTS] + target] != 0
        if good and clashes_at(m, member, target) > 0:
            before = length
            length = _join_clashing(m, member, target, length)
            good = length >= 0
            length = length if good else before
        at += 1
    if length == 1 and good and chance.random() < ALONE:
        other = holder(m, slot, int(chance.random() * m[ROOMS]))
        if other >= 0 and clashes_at(m, other, source) == 0 and m[m[IS_OPEN] + other * m[SLOTS] + source] != 0:
            length = _join(m, other, length)
    good = good and _keeps_order(m, length, source, slot)
    for each in range(length):
        m[m[IN_CHAIN] + _member(m, each)] = 0
    return length if good else 0


@compiled
def _join_clashing(m: Cells, member: int, target: int, length: int) -> int:
    """Let all join who are in a slot and clash with a member; -1 if there are others who clash with it."""
    clashing, end = clashes_at(m, member, target), length
    for room in range(m[ROOMS]):
        other = holder(m, target, room)
        if other >= 0 and clash(m, member, other):
            clashing -= 1
            if m[m[IN_CHAIN] + other] == 0:
                end = _join(m, other, end)
    if clashing == 0:
        return end
    for at in range(length, end):
        m[m[IN_CHAIN] + _member(m, at)] = 0
    return m[NOBODY]


@compiled
def _keeps_order(m: Cells, length: int, source: int, slot: int) -> bool:
    """Tell whether all orders hold once the chain has changed slots."""
    for at in range(length):
        m[m[SLOT] + _member(m, at)] = _other(m, _member(m, at), source, slot)
    at = 0
    while at < length and are_in_order(m, _member(m, at), slot_of(m, _member(m, at))):
        at += 1
    for each in range(length):
        m[m[SLOT] + _member(m, each)] = _other(m, _member(m, each), source, slot)
    return at == length


@compiled
def _move(m: Cells, chance: np.random.Generator, length: int, source: int, slot: int, limit: float) -> int:
    """House the chain in the other slots, and give what rooms cost more; put all back if that is too much."""
    for room in range(m[ROOMS]):
        m[m[HELD_HERE] + room], m[m[HELD_THERE] + room] = holder(m, source, room), holder(m, slot, room)
    if _house(m, chance, length, source, slot):
        change = 0
        if m[ROOMS_MATTER] != 0:
            change = _rehouse(m, m[HELD_HERE], 1) + _rehouse(m, m[HELD_THERE], 1)
        if change <= limit:
            _change_slots(m, length, source, slot)
            return change
        _rehouse(m, m[HELD_HERE], -1)
        _rehouse(m, m[HELD_THERE], -1)
    for room in range(m[ROOMS]):
        _put_back(m, source, room, m[m[HELD_HERE] + room])
        _put_back(m, slot, room, m[m[HELD_THERE] + room])
    return REFUSED


@compiled
def _house(m: Cells, chance: np.random.Generator, length: int, source: int, slot: int) -> bool:
    """Give each member a room in its new slot, its own if that is free; tell whether all have one."""
    for at in range(length):
        hold(m, slot_of(m, _member(m, at)), room_of(m, _member(m, at)), m[NOBODY])
    for at in range(length):
        member = _member(m, at)
        target, room = _other(m, member, source, slot), room_of(m, member)
        if not (is_free(m, target, room) and may_be(m, member, target, room)):
            room = make_room(m, chance, member, target)
        if room < 0:
            return False
        hold(m, target, room, member)
        m[m[ROOM] + member] = room
    return True


@compiled
def _rehouse(m: Cells, before: int, by: int) -> int:
    """Count those who have changed rooms since a slot's rooms were held as noted `before`; undo it with -1."""
    change = 0
    for room in range(m[REAL_ROOMS]):
        session = m[before + room]
        if session >= 0 and room_of(m, session) != room:
            change += rooms_settle(m, session, room, -by) + rooms_settle(m, session, room_of(m, session), by)
    return change


@compiled
def _change_slots(m: Cells, length: int, source: int, slot: int) -> None:
    """Note the members' slots, and count whom they clash with."""
    for at in range(length):
        member = _member(m, at)
        target = _other(m, member, source, slot)
        count_clashes(m, member, slot_of(m, member), -1)
        count_clashes(m, member, target, 1)
        m[m[SLOT] + member] = target


@compiled
def _put_back(m: Cells, slot: int, room: int, session: int) -> None:
    """Let a room be held as before."""
    hold(m, slot, room, session)
    if session >= 0:
        m[m[ROOM] + session] = room
