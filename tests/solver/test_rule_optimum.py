"""The whole rule book in tiny worlds: what the search proves is what trying every plan finds."""

from collections.abc import Iterator
from itertools import product

import pytest
from worlds import SCENES, small_world

from solver.check import rules_of
from solver.rule import Level
from solver.timetable.model import whole_optimum
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session

SEEDS = range(10 * len(SCENES))


def rule_book(problem: Problem) -> tuple[list[TimetableRule], list[TimetableRule]]:
    rules = [rule for rule in rules_of(problem) if isinstance(rule, TimetableRule)]
    hard = [rule for rule in rules if rule.level is Level.HARD]
    return hard, [rule for rule in rules if rule.level is not Level.HARD]


def choices(problem: Problem, session: Session) -> list[Placement | None]:
    starts = [
        start
        for day in problem.days
        for start in range(-(-day.start // problem.step) * problem.step, day.end, problem.step)
    ]
    rooms = [room.id for room in problem.rooms] if session.needs_room else [None]
    teams = [team.id for team in problem.teams] if session.interpreted and problem.teams else [None]
    places = product(starts, rooms, teams)
    return [None, *(Placement(start=start, room=room, team=team) for start, room, team in places)]


def every_plan(problem: Problem) -> Iterator[Plan]:
    names = [session.id for session in problem.sessions]
    for placements in product(*(choices(problem, session) for session in problem.sessions)):
        placed = zip(names, placements, strict=True)
        yield Plan(placements={name: placement for name, placement in placed if placement is not None})


def best_by_trying(problem: Problem) -> int | None:
    hard, preferences = rule_book(problem)
    best: int | None = None
    for plan in every_plan(problem):
        broken = next((rule for rule in hard if any(True for _ in rule.check(problem, plan))), None)
        if broken is not None:
            # Neighbouring plans break the same rule: asking it first saves asking the others.
            hard.remove(broken)
            hard.insert(0, broken)
            continue
        cost = sum(rule.weight * v.amount for rule in preferences for v in rule.check(problem, plan))
        best = cost if best is None else min(best, cost)
    return best


@pytest.mark.parametrize("seed", SEEDS)
def test_optimum_is_what_trying_every_plan_finds(seed: int) -> None:
    problem = small_world(seed)
    hard, preferences = rule_book(problem)
    best = best_by_trying(problem)
    expected = ("INFEASIBLE", None) if best is None else ("OPTIMAL", best)
    assert whole_optimum(problem, [*hard, *preferences]) == expected


def test_small_worlds_are_of_every_sort() -> None:
    optima = [whole_optimum(problem, rules_of(problem)) for problem in map(small_world, SEEDS)]
    costs = [cost for _, cost in optima if cost is not None]
    assert len(optima) - len(costs) >= 10
    assert sum(cost > 0 for cost in costs) >= 20
