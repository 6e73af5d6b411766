"""A first plan by ejections: who waits takes a place, and whoever is in the way waits instead."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from solver.compiled import Floats, Ints, compiled, kept, version
from solver.timetable.swapping.moves import is_welcome, some_slot
from solver.timetable.swapping.orders import is_in_order
from solver.timetable.swapping.places import make_room, may_be
from solver.timetable.swapping.world import World, come, go

RISE = 0.05  # by which it becomes dearer to eject a session, each time that it was
TENURE = 10  # steps, and up to so many more by chance, before a session may come back to where it was ejected from
SHAKES = 10  # moves of others to free places, between two steps
NEVER = 1e18


class Queue(NamedTuple):
    """Who waits, how dear it is to eject whom, and until which step a session may not go back to a slot."""

    waiting: Ints
    count: Ints
    penalty: Floats
    barred: Ints
    step: Ints


def queue_of(w: World) -> Queue:
    """Let everybody wait who is not placed."""
    sessions, slots = w.places.is_open.shape
    absent = np.flatnonzero(w.places.slot < 0)
    waiting = np.zeros(sessions, dtype=np.int64)
    waiting[: len(absent)] = absent
    count, step = np.array([len(absent)]), np.zeros(1, dtype=np.int64)
    return Queue(waiting, count, np.ones(sessions), np.zeros((sessions, slots), dtype=np.int64), step)


@compiled
def penalty_of(w: World, q: Queue, chance: np.random.Generator, session: int, slot: int, most: float) -> float:
    """Add up the penalties of all who have to go if a session comes into a slot; beyond `most` it does not matter."""
    found = 0.0
    if w.clashes.count[session, slot] > 0:
        for near in range(w.clashes.overlapping_first[slot], w.clashes.overlapping_first[slot + 1]):
            for room in range(w.places.holds.shape[1]):
                other = w.places.holds[w.clashes.overlapping[near], room]
                if other >= 0 and w.clashes.clash[session, other]:
                    found += q.penalty[other]
    for at in range(w.orders.others_first[session], w.orders.others_first[session + 1]):
        if not is_in_order(w.orders, w.places.slot, at, slot):
            found += q.penalty[w.orders.others[at]]
    if found > most:
        return found
    if w.clashes.count[session, slot] == 0 and make_room(w.places, chance, session, slot) < 0:
        found += cheapest_room(w, q, session, slot)[1]
    return found


@compiled
def cheapest_room(w: World, q: Queue, session: int, slot: int) -> tuple[int, float]:
    """Give the room from which it is cheapest to eject everybody who is in the way, and the penalty."""
    p = w.places
    best, least = -1, NEVER
    for at in range(p.fitting_first[session], p.fitting_first[session + 1]):
        room = p.fitting[at]
        if not may_be(p, session, slot, room):
            continue
        price = 0.0
        for near in range(p.near_first[slot], p.near_first[slot + 1]):
            other = p.holds[p.near[near], room]
            if other >= 0:
                price += q.penalty[other]
        if price < least:
            best, least = room, price
    return best, least


@compiled
def eject(w: World, q: Queue, session: int) -> None:
    """Let a session wait."""
    slot = w.places.slot[session]
    go(w, session)
    q.waiting[q.count[0]] = session
    q.count[0] += 1
    q.penalty[session] += RISE
    q.barred[session, slot] = q.step[0] + TENURE + q.count[0]


@compiled
def clear(w: World, q: Queue, session: int, slot: int) -> None:
    """Eject everybody whom a session cannot be in a slot with, rooms left out of account."""
    if w.clashes.count[session, slot] > 0:
        for near in range(w.clashes.overlapping_first[slot], w.clashes.overlapping_first[slot + 1]):
            for room in range(w.places.holds.shape[1]):
                other = w.places.holds[w.clashes.overlapping[near], room]
                if other >= 0 and w.clashes.clash[session, other]:
                    eject(w, q, other)
    for at in range(w.orders.others_first[session], w.orders.others_first[session + 1]):
        if not is_in_order(w.orders, w.places.slot, at, slot):
            eject(w, q, w.orders.others[at])


@compiled
def force_in(w: World, q: Queue, chance: np.random.Generator, session: int, slot: int) -> bool:
    """Place a session in a slot, ejecting who is in the way; tell whether any room could be had."""
    if cheapest_room(w, q, session, slot)[0] < 0:
        return False
    clear(w, q, session, slot)
    room = make_room(w.places, chance, session, slot)
    if room < 0:
        room = cheapest_room(w, q, session, slot)[0]
        for near in range(w.places.near_first[slot], w.places.near_first[slot + 1]):
            other = w.places.holds[w.places.near[near], room]
            if other >= 0:
                eject(w, q, other)
    come(w, session, slot, room)
    return True


@compiled
def best_slot(w: World, q: Queue, chance: np.random.Generator, session: int) -> int:
    """Give the slot into which a session comes at the least penalty, one of them by chance; -1 if all are barred."""
    best, least, ties = -1, NEVER, 0
    for at in range(w.places.open_slots_first[session], w.places.open_slots_first[session + 1]):
        slot = w.places.open_slots[at]
        if q.barred[session, slot] > q.step[0]:
            continue
        found = penalty_of(w, q, chance, session, slot, least)
        if found < least:
            best, least, ties = slot, found, 1
        elif found == least:
            ties += 1
            best = slot if chance.random() * ties < 1.0 else best
    return best


@compiled
def shake(w: World, chance: np.random.Generator) -> None:
    """Move a session to a free place, if it is not the wrong one."""
    session = int(chance.random() * len(w.places.slot))
    slot = some_slot(w, chance, session)
    here = w.places.slot[session]
    if here < 0 or slot == here or not is_welcome(w, session, slot):
        return
    room = make_room(w.places, chance, session, slot)
    if room >= 0:
        go(w, session)
        come(w, session, slot, room)


def _ejecting(compiled_as: int) -> Callable[..., int]:
    """Make the function that Python calls; see `kept` for what the number is good for."""

    @kept
    def place_all(w: World, q: Queue, chance: np.random.Generator, steps: int) -> int:
        """Take so many steps at most; give how many sessions still wait."""
        for _ in range(steps if compiled_as >= 0 else 0):
            if q.count[0] == 0:
                break
            q.step[0] += 1
            at = int(chance.random() * q.count[0])
            session = q.waiting[at]
            slot = best_slot(w, q, chance, session)
            if slot >= 0:
                q.count[0] -= 1
                q.waiting[at] = q.waiting[q.count[0]]
                if not force_in(w, q, chance, session, slot):
                    q.waiting[q.count[0]] = session
                    q.count[0] += 1
                    q.barred[session, slot] = q.step[0] + TENURE
            for _ in range(SHAKES):
                shake(w, chance)
        return int(q.count[0])

    return place_all


place_all = _ejecting(version("solver.timetable.swapping"))
