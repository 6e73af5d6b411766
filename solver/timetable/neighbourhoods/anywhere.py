"""Sessions drawn at random, and those that have no place yet."""

from random import Random

from solver.timetable.neighbourhoods import Situation


def choose(situation: Situation, random: Random, size: int) -> set[str]:
    """Take sessions at random."""
    placed = sorted(situation.plan.placements)
    return set(random.sample(placed, min(size, len(placed))))
