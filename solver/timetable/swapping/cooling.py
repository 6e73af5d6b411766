"""One cooling: move after move, from a high heat to a low one; the best places on the way are kept."""

from collections.abc import Callable
from math import log
from typing import NamedTuple

import numpy as np

from solver.compiled import Ints, compiled, kept, version
from solver.timetable.swapping.chains import Chain, across
from solver.timetable.swapping.moves import REFUSED, bring_in, relocate, some_room, some_slot, transfer
from solver.timetable.swapping.world import World

SINGLE = 0.5  # of the moves are of one session
SAME_SLOT = 0.1  # of those where rooms matter stay in their slot


class Best(NamedTuple):
    """The best places of a cooling; `tally` has the change of the cost now and at its best."""

    slot: Ints
    room: Ints
    tally: Ints


def best_of(w: World) -> Best:
    """Take the places as they are for the best."""
    return Best(w.places.slot.copy(), w.places.room.copy(), np.zeros(2, dtype=np.int64))


@compiled
def propose(w: World, chance: np.random.Generator, chain: Chain, limit: float) -> int:
    """Make one move if it costs no more than the limit; give the change, or that it was refused."""
    session = int(chance.random() * len(w.places.slot))
    slot = some_slot(w, chance, session)
    here = w.places.slot[session]
    if here < 0:
        return bring_in(w, chance, session, slot, limit)
    if chance.random() >= SINGLE:
        return across(w, chance, chain, session, slot, limit)
    if not w.rooms.matter:
        return transfer(w, chance, session, slot, limit)
    if chance.random() < SAME_SLOT:
        slot = here
    return relocate(w, chance, session, slot, some_room(w, chance, session), limit)


def _cooling(compiled_as: int) -> Callable[..., int]:
    """Make the function that Python calls; see `kept` for what the number is good for."""

    @kept
    def cool(
        w: World, chance: np.random.Generator, chain: Chain, best: Best, moves: int, heat: float, factor: float
    ) -> int:
        """Make so many moves, each at a heat that is `factor` times the one before; give how many were made."""
        made = 0
        for _ in range(moves if compiled_as >= 0 else 0):
            change = propose(w, chance, chain, -heat * log(1.0 - chance.random()))
            heat *= factor
            if change == REFUSED:
                continue
            made += 1
            best.tally[0] += change
            if best.tally[0] < best.tally[1]:
                best.tally[1] = best.tally[0]
                best.slot[:], best.room[:] = w.places.slot, w.places.room
        return made

    return cool


cool = _cooling(version("solver.timetable.swapping"))
