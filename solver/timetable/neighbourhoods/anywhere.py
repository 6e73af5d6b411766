"""Sessions drawn at random, and those that have no place yet."""

from random import Random

from solver.timetable.plan import Plan
from solver.timetable.problem import Problem


def choose(problem: Problem, plan: Plan, random: Random, size: int) -> set[str]:
    """Take sessions at random."""
    placed = sorted(plan.placements)
    return set(random.sample(placed, min(size, len(placed))))
