"""The sessions of some rooms, as in a change of halls."""

from random import Random

from solver.timetable.neighbourhoods import Situation


def choose(situation: Situation, random: Random, size: int) -> set[str]:
    """Take rooms in a random order until there are enough sessions."""
    rooms = [room.id for room in situation.problem.rooms]
    random.shuffle(rooms)
    chosen: list[str] = []
    for room in rooms:
        here = sorted(s for s, placed in situation.plan.placements.items() if placed.room == room)
        random.shuffle(here)
        chosen += here[: size - len(chosen)]
        if len(chosen) >= size:
            break
    return set(chosen)
