"""What it costs that areas get unequal minutes: in every scope, whatever must be placed, and in the bound."""

from itertools import combinations
from random import Random

import pytest
from examples import session, small_problem
from test_rule_scopes import solved

from solver.engine import Budget, solve
from solver.stop import Stop
from solver.timetable.bounds.cells import Spread
from solver.timetable.model import decisions
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.rules.stage_minutes_are_balanced import StageMinutesAreBalanced
from solver.timetable.values import Body

ONLY = StageMinutesAreBalanced(minutes=20, weight=1)


def stage(seed: int) -> tuple[Problem, Random]:
    """Five panels of three focus areas, some of which must take place."""
    random = Random(seed)
    panels = [
        session(
            f"p{number}",
            "p2c",
            random.choice([30, 45, 50, 90]),
            role="panel",
            body=random.choice(["A", "B", "C"]),
            needs_room=False,
            required=random.random() < 0.4,
        )
        for number in range(5)
    ]
    areas = [Body(id=area, role="focus-area") for area in "ABC"]
    return small_problem(sessions=panels, bodies=areas, precedences=[], delegations=[]), random


def plan_of(problem: Problem, random: Random) -> Plan:
    placed = [s for s in problem.sessions if s.required or random.random() < 0.6]
    return Plan(placements={s.id: Placement(start=random.choice([540, 600, 660])) for s in placed})


@pytest.mark.parametrize("seed", range(60))
def test_the_difference_is_charged_in_every_scope(seed: int) -> None:
    problem, random = stage(seed)
    plan = plan_of(problem, random)
    amount = sum(violation.amount for violation in ONLY.check(problem, plan))
    for size in range(len(problem.sessions) + 1):
        for free in map(set, combinations(sorted(problem.session), size)):
            decide = decisions(problem, [ONLY])
            for name in free:
                decide.only_starts(name, [plan.placements[name].start] if name in plan.placements else [])
                if problem.session[name].required:
                    decide.must_be_placed(name)
            assert solved(problem, decide, plan, free, rooms=True, hint=True) == amount


@pytest.mark.parametrize("seed", range(20))
def test_the_bound_knows_the_least_difference(seed: int) -> None:
    """Nothing else costs anything here, so that the bound is the least that any choice of panels costs."""
    problem, _ = stage(seed)
    decide = decisions(problem, [ONLY])
    for each in problem.sessions:
        if each.required:
            decide.must_be_placed(each.id)
    optional = [each.id for each in problem.sessions if not each.required]
    required = {each.id for each in problem.sessions if each.required}
    amounts = [
        sum(violation.amount for violation in ONLY.check(problem, plan_with({*required, *chosen})))
        for size in range(len(optional) + 1)
        for chosen in combinations(optional, size)
    ]
    assert solve(Spread(problem, decide).model, Budget(seconds=20), Stop(), linearization=2).bound == min(amounts)


def plan_with(sessions: set[str]) -> Plan:
    return Plan(placements={name: Placement(start=540) for name in sessions})
