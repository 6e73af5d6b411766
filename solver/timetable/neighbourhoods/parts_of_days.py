"""The sessions of a few parts of days: they can trade places."""

from random import Random

from solver.timetable.neighbourhoods import Situation


def choose(situation: Situation, random: Random, size: int) -> set[str]:
    """Take parts of days in a random order until there are enough sessions."""
    parts = list(situation.problem.parts)
    random.shuffle(parts)
    chosen: set[str] = set()
    for part in parts:
        here = {s for s, placed in situation.plan.placements.items() if part.start <= placed.start < part.end}
        if chosen and len(chosen) + len(here) > size:
            continue
        chosen |= here
        if len(chosen) >= size:
            break
    return chosen
