"""A first plan by ejections: who waits takes a place, and whoever is in the way waits instead.

A session is worth the more, the longer it waits, and takes a place only from those who are worth less together
(Y. Nagata and O. Braysy, 2009); between two tries, others move about.
"""

from collections.abc import Callable

import numpy as np

from solver.compiled import Cells, compiled, inlined, kept, version
from solver.memory import Memory
from solver.timetable.swapping.chains import across
from solver.timetable.swapping.clashes import clash, clashes_at
from solver.timetable.swapping.layout import (
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
    WAITING,
    WAITING_COUNT,
)
from solver.timetable.swapping.moves import is_welcome, some_slot, transfer
from solver.timetable.swapping.orders import is_in_order
from solver.timetable.swapping.places import holder, make_room, may_be, slot_of
from solver.timetable.swapping.world import come, go

SHAKES = 10  # moves of others, between two steps
CHAINS = 0.3  # of those that cannot go alone go with their chain
NEVER = 2**62


def let_wait(memory: Memory) -> None:
    """Let everybody wait who is not placed."""
    absent = np.flatnonzero(memory[SLOT] < 0)
    memory[WAITING][: len(absent)] = absent
    memory[WAITING_COUNT][:] = len(absent)
    memory[PENALTY][:] = 1


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
    go(m, session)
    m[m[WAITING] + m[m[WAITING_COUNT]]] = session
    m[m[WAITING_COUNT]] += 1


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
    if found > most:
        return found
    room = cheapest_room(m, session, slot)
    if room < 0:
        return NEVER
    if clashes_at(m, session, slot) > 0 or make_room(m, chance, session, slot) >= 0:
        return found
    return found + penalty_of_room(m, slot, room)


@compiled
def best_slot(m: Cells, chance: np.random.Generator, session: int) -> int:
    """Give the slot in which a session costs the least penalty, by chance if there are more; -1 if it is too much."""
    best, least, ties = m[NOBODY], penalty(m, session) - 1, 0
    for at in range(m[m[OPEN_BEGINS] + session], m[m[OPEN_BEGINS] + session + 1]):
        slot = m[m[OPEN] + at]
        found = penalty_of_slot(m, chance, session, slot, least)
        if found < least or (found == least and ties == 0):
            best, least, ties = slot, found, 1
        elif found == least:
            ties += 1
            if chance.random() * ties < 1.0:
                best = slot
    return best


@compiled
def force_in(m: Cells, chance: np.random.Generator, session: int, slot: int) -> None:
    """Place a session in a slot, ejecting who is in the way."""
    in_the_way(m, session, slot, True)
    room = make_room(m, chance, session, slot)
    if room < 0:
        room = cheapest_room(m, session, slot)
        for near in range(m[m[NEAR_BEGINS] + slot], m[m[NEAR_BEGINS] + slot + 1]):
            other = holder(m, m[m[NEAR] + near], room)
            if other >= 0:
                eject(m, other)
    come(m, session, slot, room)


@inlined
def step(m: Cells, chance: np.random.Generator) -> None:
    """Let one of those who wait be worth more, and place it if it is worth more than those who have to go."""
    at = int(chance.random() * m[m[WAITING_COUNT]])
    session = m[m[WAITING] + at]
    m[m[PENALTY] + session] += 1
    slot = best_slot(m, chance, session)
    if slot >= 0:
        m[m[WAITING_COUNT]] -= 1
        m[m[WAITING] + at] = m[m[WAITING] + m[m[WAITING_COUNT]]]
        force_in(m, chance, session, slot)


@compiled
def shake(m: Cells, chance: np.random.Generator) -> None:
    """Move a session to another slot, alone or with its chain, if it can go there."""
    session = int(chance.random() * m[SESSIONS])
    slot = some_slot(m, chance, session)
    if slot_of(m, session) < 0:
        return
    if is_welcome(m, session, slot):
        transfer(m, chance, session, slot, NEVER)
    elif chance.random() < CHAINS:
        across(m, chance, session, slot, NEVER)


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
                shake(m, chance)
        return m[m[WAITING_COUNT]]

    return place_all


place_all = _ejecting(version("solver.timetable.swapping"))
