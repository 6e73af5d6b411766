"""All sessions of one day and some of another."""

from random import Random

from solver.timetable.neighbourhoods import Situation


def choose(situation: Situation, random: Random, size: int) -> set[str]:
    """Take days in a random order until there are enough sessions."""
    days = list(situation.problem.days)
    random.shuffle(days)
    chosen: list[str] = []
    for day in days:
        if len(chosen) >= size:
            break
        here = sorted(s for s, placed in situation.plan.placements.items() if day.start <= placed.start < day.end)
        random.shuffle(here)
        chosen += here[: size - len(chosen)]
    return set(chosen)
