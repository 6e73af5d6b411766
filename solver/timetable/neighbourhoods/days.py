"""All sessions of one day and some of another."""

from random import Random

from solver.timetable.plan import Plan
from solver.timetable.problem import Problem


def choose(problem: Problem, plan: Plan, random: Random, size: int) -> set[str]:
    """Take days in a random order until there are enough sessions."""
    days = list(problem.days)
    random.shuffle(days)
    chosen: list[str] = []
    for day in days:
        if len(chosen) >= size:
            break
        here = sorted(s for s, placed in plan.placements.items() if day.start <= placed.start < day.end)
        random.shuffle(here)
        chosen += here[: size - len(chosen)]
    return set(chosen)
