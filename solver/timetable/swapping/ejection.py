"""A first plan by ejections: who waits takes a place, and whoever is in the way waits instead."""

from collections.abc import Callable

import numpy as np

from solver.compiled import Cells, compiled, inlined, kept, version
from solver.memory import Memory
from solver.timetable.swapping.clashes import clash, clashes_at
from solver.timetable.swapping.layout import (
    BARRED,
    FITTING,
    FITTING_BEGINS,
    NEAR,
    NEAR_BEGINS,
    NOBODY,
    OPEN,
    OPEN_BEGINS,
    ORDER_BEGINS,
    ORDER_OTHER,
    OVERLAP_BEGINS,
    OVERLAPPING,
    PENALTY,
    ROOMS,
    SESSIONS,
    SLOT,
    SLOTS,
    STEP,
    WAITING,
    WAITING_COUNT,
)
from solver.timetable.swapping.moves import is_welcome, some_slot, transfer
from solver.timetable.swapping.orders import is_in_order
from solver.timetable.swapping.places import holder, make_room, may_be, slot_of
from solver.timetable.swapping.world import come, go

FIRST_PENALTY = 20  # of which one more is added each time that a session is ejected
TENURE = 10  # steps, and as many more as sessions wait, before a session may go back to where it was ejected from
SHAKES = 10  # moves of others to free places, between two steps
NEVER = 2**62


def let_wait(memory: Memory) -> None:
    """Let everybody wait who is not placed."""
    absent = np.flatnonzero(memory[SLOT] < 0)
    memory[WAITING][: len(absent)] = absent
    memory[WAITING_COUNT][:] = len(absent)
    memory[PENALTY][:] = FIRST_PENALTY
    memory[BARRED][:] = 0
    memory[STEP][:] = 0


@compiled
def penalty(m: Cells, session: int) -> int:
    """Give how dear it is to eject a session."""
    return m[m[PENALTY] + session]


@compiled
def in_the_way(m: Cells, session: int, slot: int, ejected: bool) -> int:
    """Add up the penalties of whoever a session cannot be in a slot with, whatever the rooms; eject them if asked."""
    found = 0
    if clashes_at(m, session, slot) > 0:
        for near in range(m[m[OVERLAP_BEGINS] + slot], m[m[OVERLAP_BEGINS] + slot + 1]):
            for room in range(m[ROOMS]):
                other = holder(m, m[m[OVERLAPPING] + near], room)
                if other >= 0 and clash(m, session, other):
                    found += penalty(m, other)
                    if ejected:
                        eject(m, other)
    for at in range(m[m[ORDER_BEGINS] + session], m[m[ORDER_BEGINS] + session + 1]):
        if not is_in_order(m, at, slot):
            found += penalty(m, m[m[ORDER_OTHER] + at])
            if ejected:
                eject(m, m[m[ORDER_OTHER] + at])
    return found


@compiled
def eject(m: Cells, session: int) -> None:
    """Let a session wait."""
    slot = slot_of(m, session)
    go(m, session)
    m[m[WAITING] + m[m[WAITING_COUNT]]] = session
    m[m[WAITING_COUNT]] += 1
    m[m[PENALTY] + session] += 1
    m[m[BARRED] + session * m[SLOTS] + slot] = m[m[STEP]] + TENURE + m[m[WAITING_COUNT]]


@compiled
def penalty_of_room(m: Cells, slot: int, room: int) -> int:
    """Add up the penalties of all who keep a room from being free."""
    found = 0
    for near in range(m[m[NEAR_BEGINS] + slot], m[m[NEAR_BEGINS] + slot + 1]):
        other = holder(m, m[m[NEAR] + near], room)
        if other >= 0:
            found += penalty(m, other)
    return found


@compiled
def cheapest_room(m: Cells, session: int, slot: int) -> int:
    """Give the room from which it is cheapest to eject everybody who is in the way; -1 if none may be had."""
    best, least = m[NOBODY], NEVER
    for at in range(m[m[FITTING_BEGINS] + session], m[m[FITTING_BEGINS] + session + 1]):
        room = m[m[FITTING] + at]
        if may_be(m, session, slot, room):
            found = penalty_of_room(m, slot, room)
            if found < least:
                best, least = room, found
    return best


@compiled
def penalty_of_slot(m: Cells, chance: np.random.Generator, session: int, slot: int, most: int) -> int:
    """Add up the penalties of whoever has to go if a session comes into a slot; above `most` it need not be exact."""
    found = in_the_way(m, session, slot, False)
    if found > most or clashes_at(m, session, slot) > 0 or make_room(m, chance, session, slot) >= 0:
        return found
    room = cheapest_room(m, session, slot)
    return found + penalty_of_room(m, slot, room) if room >= 0 else NEVER


@compiled
def best_slot(m: Cells, chance: np.random.Generator, session: int) -> int:
    """Give the slot into which a session comes at the least penalty, one of them by chance; -1 if all are barred."""
    best, least, ties = m[NOBODY], NEVER - 1, 0
    for at in range(m[m[OPEN_BEGINS] + session], m[m[OPEN_BEGINS] + session + 1]):
        slot = m[m[OPEN] + at]
        if m[m[BARRED] + session * m[SLOTS] + slot] > m[m[STEP]]:
            continue
        found = penalty_of_slot(m, chance, session, slot, least)
        if found < least:
            best, least, ties = slot, found, 1
        elif found == least:
            ties += 1
            if chance.random() * ties < 1.0:
                best = slot
    return best


@compiled
def force_in(m: Cells, chance: np.random.Generator, session: int, slot: int) -> bool:
    """Place a session in a slot, ejecting who is in the way; tell whether any room may be had."""
    if cheapest_room(m, session, slot) < 0:
        return False
    in_the_way(m, session, slot, True)
    room = make_room(m, chance, session, slot)
    if room < 0:
        room = cheapest_room(m, session, slot)
        for near in range(m[m[NEAR_BEGINS] + slot], m[m[NEAR_BEGINS] + slot + 1]):
            other = holder(m, m[m[NEAR] + near], room)
            if other >= 0:
                eject(m, other)
    come(m, session, slot, room)
    return True


@inlined
def step(m: Cells, chance: np.random.Generator) -> None:
    """Place one of those who wait."""
    m[m[STEP]] += 1
    at = int(chance.random() * m[m[WAITING_COUNT]])
    session = m[m[WAITING] + at]
    slot = best_slot(m, chance, session)
    if slot < 0:
        return
    m[m[WAITING_COUNT]] -= 1
    m[m[WAITING] + at] = m[m[WAITING] + m[m[WAITING_COUNT]]]
    if not force_in(m, chance, session, slot):
        m[m[WAITING] + m[m[WAITING_COUNT]]] = session
        m[m[WAITING_COUNT]] += 1
        m[m[BARRED] + session * m[SLOTS] + slot] = m[m[STEP]] + TENURE


def _ejecting(compiled_as: int) -> Callable[..., int]:
    """Make the function that Python calls; see `kept` for what the number is good for."""

    @kept
    def place_all(m: Cells, chance: np.random.Generator, steps: int) -> int:
        """Take so many steps at most; give how many sessions still wait."""
        for _ in range(steps if compiled_as >= 0 else 0):
            if m[m[WAITING_COUNT]] == 0:
                break
            step(m, chance)
            for _ in range(SHAKES):
                session = int(chance.random() * m[SESSIONS])
                slot = some_slot(m, chance, session)
                if slot_of(m, session) >= 0 and is_welcome(m, session, slot):
                    transfer(m, chance, session, slot, NEVER)
        return m[m[WAITING_COUNT]]

    return place_all


place_all = _ejecting(version("solver.timetable.swapping"))
