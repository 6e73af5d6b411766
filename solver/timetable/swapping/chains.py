"""Kempe chains: the sessions of two slots that clash with one another, all into the other slot."""

from typing import NamedTuple

import numpy as np

from solver.compiled import Flags, Ints, compiled
from solver.timetable.swapping.clashes import count_clashes
from solver.timetable.swapping.moves import REFUSED
from solver.timetable.swapping.orders import are_in_order
from solver.timetable.swapping.places import NOBODY, is_free, make_room, may_be
from solver.timetable.swapping.rooms import rooms_settle
from solver.timetable.swapping.world import World, settle_slot

ALONE = 0.5  # how often a session that clashes with nobody in the other slot is joined by one from there


class Chain(NamedTuple):
    """The chain that is looked at: its `members`, whether a session is `in_it`, and who held the two slots' rooms."""

    members: Ints
    in_it: Flags
    here: Ints
    there: Ints


def empty_chain(w: World) -> Chain:
    """Give memory for chains."""
    sessions, rooms = w.places.fits.shape
    return Chain(
        np.zeros(sessions, dtype=np.int64),
        np.zeros(sessions, dtype=np.bool_),
        np.zeros(rooms, dtype=np.int64),
        np.zeros(rooms, dtype=np.int64),
    )


@compiled
def across(w: World, chance: np.random.Generator, chain: Chain, session: int, slot: int, limit: float) -> int:
    """Let the chain of a session change between its slot and another, if it costs no more than the limit."""
    source = w.places.slot[session]
    if slot == source or w.clashes.overlap[source, slot]:
        return REFUSED
    length = _collect(w, chance, chain, session, source, slot)
    if length == 0:
        return REFUSED
    change = 0
    for at in range(length):
        change += settle_slot(w, chain.members[at], w.places.slot[chain.members[at]], -1)
    for at in range(length):
        change += settle_slot(w, chain.members[at], _other(w, chain.members[at], source, slot), 1)
    if change <= limit or w.rooms.matter:
        moved = _move(w, chance, chain, length, source, slot, limit - change)
        if moved != REFUSED:
            return change + moved
    for at in range(length):
        settle_slot(w, chain.members[at], _other(w, chain.members[at], source, slot), -1)
    for at in range(length):
        settle_slot(w, chain.members[at], w.places.slot[chain.members[at]], 1)
    return REFUSED


@compiled
def _other(w: World, session: int, source: int, slot: int) -> int:
    """Give the slot to which a member of the chain goes."""
    return slot if w.places.slot[session] == source else source


@compiled
def _collect(w: World, chance: np.random.Generator, chain: Chain, session: int, source: int, slot: int) -> int:
    """Find the chain; give its length, or 0 if it may not change slots."""
    chain.members[0] = session
    chain.in_it[session] = True
    length, at, good = 1, 0, True
    while at < length and good:
        member = chain.members[at]
        at += 1
        target = _other(w, member, source, slot)
        good = w.places.is_open[member, target]
        if not good or w.clashes.count[member, target] == 0:
            continue
        length, good = _join_clashing(w, chain, member, target, length)
    if length == 1 and good and chance.random() < ALONE:
        length = _join_one(w, chance, chain, session, source, slot)
    good = good and _keeps_order(w, chain, length, source, slot)
    for each in range(length):
        chain.in_it[chain.members[each]] = False
    return length if good else 0


@compiled
def _join_clashing(w: World, chain: Chain, member: int, target: int, length: int) -> tuple[int, bool]:
    """Let all join who are in a slot and clash with a member; not good if somebody of another slot clashes."""
    clashing = w.clashes.count[member, target]
    for room in range(w.places.holds.shape[1]):
        other = w.places.holds[target, room]
        if other >= 0 and w.clashes.clash[member, other]:
            clashing -= 1
            if not chain.in_it[other]:
                chain.in_it[other] = True
                chain.members[length] = other
                length += 1
    return length, clashing == 0


@compiled
def _join_one(w: World, chance: np.random.Generator, chain: Chain, session: int, source: int, slot: int) -> int:
    """Let somebody from the other slot join, by chance, if nobody of the session's slot is in the way."""
    other = w.places.holds[slot, int(chance.random() * w.places.holds.shape[1])]
    if other < 0 or w.clashes.count[other, source] > 0 or not w.places.is_open[other, source]:
        return 1
    chain.members[1] = other
    chain.in_it[other] = True
    return 2


@compiled
def _keeps_order(w: World, chain: Chain, length: int, source: int, slot: int) -> bool:
    """Tell whether all orders hold once the chain has changed slots."""
    p = w.places
    for at in range(length):
        p.slot[chain.members[at]] = _other(w, chain.members[at], source, slot)
    good = True
    for at in range(length):
        if not are_in_order(w.orders, p.slot, chain.members[at], p.slot[chain.members[at]]):
            good = False
            break
    for at in range(length):
        p.slot[chain.members[at]] = _other(w, chain.members[at], source, slot)
    return good


@compiled
def _move(
    w: World, chance: np.random.Generator, chain: Chain, length: int, source: int, slot: int, limit: float
) -> int:
    """House the chain in the other slots, and give what rooms cost more; put all back if that is too much."""
    p = w.places
    chain.here[:], chain.there[:] = p.holds[source], p.holds[slot]
    for at in range(length):
        p.holds[p.slot[chain.members[at]], p.room[chain.members[at]]] = NOBODY
    good = True
    for at in range(length):
        member = chain.members[at]
        target, room = _other(w, member, source, slot), p.room[member]
        if not (is_free(p, target, room) and may_be(p, member, target, room)):
            room = make_room(p, chance, member, target)
        if room < 0:
            good = False
            break
        p.holds[target, room], p.room[member] = member, room
    if good:
        change = _rehouse(w, chain.here, 1) + _rehouse(w, chain.there, 1) if w.rooms.matter else 0
        if change <= limit:
            _change_slots(w, chain, length, source, slot)
            return int(change)
        _rehouse(w, chain.here, -1)
        _rehouse(w, chain.there, -1)
    _put_back(w, source, chain.here)
    _put_back(w, slot, chain.there)
    return REFUSED


@compiled
def _rehouse(w: World, before: Ints, by: int) -> int:
    """Count those who have changed rooms, since a slot's rooms were held as they were `before`; undo it with -1."""
    change = 0
    for room in range(w.rooms.real):
        session = before[room]
        if session >= 0 and w.places.room[session] != room:
            change += rooms_settle(w.rooms, session, room, -by)
            change += rooms_settle(w.rooms, session, w.places.room[session], by)
    return change


@compiled
def _change_slots(w: World, chain: Chain, length: int, source: int, slot: int) -> None:
    """Note the members' slots, and count whom they clash with."""
    for at in range(length):
        member = chain.members[at]
        count_clashes(w.clashes, member, w.places.slot[member], -1)
        w.places.slot[member] = _other(w, member, source, slot)
        count_clashes(w.clashes, member, w.places.slot[member], 1)


@compiled
def _put_back(w: World, slot: int, before: Ints) -> None:
    """Let everybody have the room again that they had in a slot."""
    for room in range(len(before)):
        w.places.holds[slot, room] = before[room]
        if before[room] >= 0:
            w.places.room[before[room]] = room
