"""One cooling: move after move, from a high heat to a low one; the best places on the way are kept."""

from collections.abc import Callable
from math import log

import numpy as np

from solver.compiled import Cells, Ints, compiled, inlined, kept, version
from solver.timetable.swapping.chains import across
from solver.timetable.swapping.layout import (
    BEST_ROOM,
    BEST_SLOT,
    ROOM,
    ROOM_PAIRS,
    ROOMS_MATTER,
    SESSIONS,
    SLOT,
    TALLY,
)
from solver.timetable.swapping.moves import REFUSED, bring_in, relocate, some_room, some_slot, transfer
from solver.timetable.swapping.places import room_of, slot_of
from solver.timetable.swapping.world import come, go, slots_change

SINGLE = 0.4  # of the moves are of one session
SAME_ROOM, SAME_SLOT = 0.5, 0.1  # of those, where rooms matter, keep their room or their slot


@inlined
def propose(m: Cells, chance: np.random.Generator, limit: float) -> int:
    """Make one move if it costs no more than the limit; give the change, or that it was refused."""
    session = int(chance.random() * m[SESSIONS])
    slot, here = some_slot(m, chance, session), slot_of(m, session)
    if here < 0:
        return bring_in(m, chance, session, slot, limit)
    if chance.random() >= SINGLE and m[ROOM_PAIRS] == 0:
        return across(m, chance, session, slot, limit)
    if m[ROOMS_MATTER] == 0:
        return transfer(m, chance, session, slot, limit)
    kind = chance.random()
    if kind < SAME_ROOM:
        return relocate(m, session, slot, room_of(m, session), limit)
    if kind < SAME_ROOM + SAME_SLOT:
        slot = here
    return relocate(m, session, slot, some_room(m, chance, session), limit)


@compiled
def remember(m: Cells) -> None:
    """Keep the places as the best."""
    m[m[TALLY] + 1] = m[m[TALLY]]
    for session in range(m[SESSIONS]):
        m[m[BEST_SLOT] + session], m[m[BEST_ROOM] + session] = m[m[SLOT] + session], m[m[ROOM] + session]


Kernels = tuple[Callable[..., tuple[float, float]], Callable[..., int], Callable[..., None]]


def _kernels(compiled_as: int) -> Kernels:
    """Make the functions that Python calls; see `kept` for what the number is good for."""

    @kept
    def anneal(m: Cells, chance: np.random.Generator, moves: int, heat: float) -> tuple[float, float]:
        """Make so many moves at one heat; give the means of the cost and of its square.

        The cost is what it has risen by since the cooling began.
        """
        total, squares = 0.0, 0.0
        for _ in range(moves if compiled_as >= 0 else 0):
            change = propose(m, chance, -heat * log(1.0 - chance.random()))
            if change != REFUSED:
                m[m[TALLY]] += change
                if m[m[TALLY]] < m[m[TALLY] + 1]:
                    remember(m)
            total += m[m[TALLY]]
            squares += float(m[m[TALLY]]) * m[m[TALLY]]
        return total / max(1, moves), squares / max(1, moves)

    @kept
    def look(m: Cells, chance: np.random.Generator, rises: Ints) -> int:
        """Note by how much some sessions would be dearer in other slots, where they would; give how many do."""
        noted = 0
        for _ in range(len(rises) if compiled_as >= 0 else 0):
            session = int(chance.random() * m[SESSIONS])
            if slot_of(m, session) >= 0:
                change = slots_change(m, session, some_slot(m, chance, session))
                if change > 0:
                    rises[noted] = change
                    noted += 1
        return noted

    @kept
    def settle_all(m: Cells, slots: Ints, rooms: Ints) -> None:
        """Take everybody out, and place them anew, -1 being nowhere; that is the best until a better one is found."""
        for session in range(m[SESSIONS] if compiled_as >= 0 else 0):
            if slot_of(m, session) >= 0:
                go(m, session)
        for session in range(m[SESSIONS]):
            if slots[session] >= 0:
                come(m, session, slots[session], rooms[session])
        m[m[TALLY]] = 0
        remember(m)

    return anneal, look, settle_all


anneal, look, settle_all = _kernels(version("solver.timetable.swapping"))
