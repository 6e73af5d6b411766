"""The bound from cells of time holds for every timetable: shown on tiny worlds by trying them all."""

from functools import cache
from itertools import product

import pytest

from solver.check import check
from solver.stop import Stop
from solver.timetable.bounds import Spread
from solver.timetable.engine import Budget, bound_of
from solver.timetable.model import decisions
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from tests.solver.examples import session, small_problem, tiny_crowd

SEEDS = range(40)


@cache
def cheapest_of(seed: int) -> int | None:
    return cheapest(tiny_crowd(seed))


def cheapest(problem: Problem) -> int | None:
    """Try every combination of starts inside the parts; give the least cost without a hard violation."""
    starts = [
        [
            start
            for part in problem.parts
            for start in range(part.start, part.end, problem.step)
            if start + session.duration <= part.end
        ]
        for session in problem.sessions
    ]
    costs = []
    for chosen in product(*starts):
        placements = {s.id: Placement(start=start) for s, start in zip(problem.sessions, chosen, strict=True)}
        verdict = check(problem, Plan(placements=placements))
        if not verdict.hard:
            costs.append(verdict.cost)
    return min(costs, default=None)


def bound(problem: Problem) -> int | None:
    spread = Spread(problem, decisions(problem))
    return bound_of(spread.model, Budget(seconds=20), Stop(), lambda _: None)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bound_is_never_above_the_cheapest_timetable(seed: int) -> None:
    problem = tiny_crowd(seed)
    least = cheapest_of(seed)
    if least is not None:
        assert (bound(problem) or 0) <= least


def test_the_bound_is_often_the_cheapest_timetable_itself() -> None:
    reached = [(bound(tiny_crowd(seed)), cheapest_of(seed)) for seed in SEEDS]
    crowded = [(low, least) for low, least in reached if least]
    assert len(crowded) > 10
    assert sum(low == least for low, least in crowded) > len(crowded) // 3


def test_the_bound_counts_the_plenary_out_of_the_time_that_is_left() -> None:
    two_hours = small_problem(
        parts=[{"id": "am", "day": "mon", "band": "AM", "start": 540, "end": 660}],
        sessions=[
            session("PL-1", "plenary", 60, body="PL", statutory=True, needs_room=False),
            session("C1-1", "committee", 60, body="C1", statutory=True, needs_room=False),
            session("C2-1", "committee", 60, body="C2", statutory=True, needs_room=False),
        ],
        precedences=[],
    )
    # Both committees share the hour that the plenary leaves: two half hours, five delegations a person short.
    assert bound(two_hours) == 10
