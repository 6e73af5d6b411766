"""The bound from patterns in slots is the least cost itself: shown on tiny conferences by trying every timetable."""

from itertools import permutations, product
from random import Random
from typing import Any

import pytest

from solver.check import check
from solver.engine import Budget, Watcher, solve
from solver.stop import Stop
from solver.timetable.bounds import slots as patterns
from solver.timetable.bounds.slots import Slots
from solver.timetable.model import decisions
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from tests.benchmarks import _clash
from tests.solver.examples import small_problem

SEEDS = range(12)


def tiny(seed: int) -> dict[str, Any]:
    """Draw four talks for three slots and two rooms, of which one may be too small or lack what a talk needs."""
    chance = Random(seed)
    session = {"slots": [0, 1, 2], "features": []}
    talks = [
        session | {"name": f"t{n}", "speakers": [f"s{chance.randrange(5)}"], "demand": chance.randint(2, 12)}
        for n in range(4)
    ]
    talks[0] = talks[0] | {"slots": sorted(chance.sample(range(3), 2)), "features": chance.choice([[], ["booth"]])}
    rooms = [
        {"name": "one", "capacity": 12, "features": ["booth"]},
        {"name": "two", "capacity": chance.randint(4, 12), "features": []},
    ]
    wants = [sorted(chance.sample(range(4), 2)) for _ in range(12)]
    after = [[0, 1]] if chance.random() < 0.5 else []
    return {"slots": 3, "slots_per_day": 3, "rooms": rooms, "sessions": talks, "after": after, "wants": wants}


def cheapest(problem: Problem) -> int | None:
    """Try every start and room; give the least cost without a hard violation."""
    names = sorted(problem.session)
    costs = []
    for chosen in permutations(product((0, 60, 120), ("one", "two")), len(names)):
        placed = zip(names, chosen, strict=True)
        verdict = check(problem, Plan(placements={n: Placement(start=s, room=r) for n, (s, r) in placed}))
        if not verdict.hard:
            costs.append(verdict.cost)
    return min(costs, default=None)


@pytest.mark.parametrize("seed", SEEDS)
def test_bound_and_plan_cost_what_the_cheapest_timetable_costs(seed: int) -> None:
    problem = _clash.problem(tiny(seed))
    least = cheapest(problem)
    slots = Slots(problem, decisions(problem))
    assert slots.model is not None
    plans: list[Plan] = []
    watcher = Watcher(lambda at: plans.append(slots.plan(at.boolean_value)))
    bound = solve(slots.model, Budget(20), Stop(), watcher=watcher, linearization=2).bound
    assert bound == least
    if least is not None:
        verdict = check(problem, plans[-1])
        assert (verdict.hard, verdict.cost) == ([], least)


def test_a_request_that_finds_no_slot_costs_its_absence() -> None:
    everybody = tiny(0) | {"wants": [], "after": []}
    talks = [talk | {"slots": [0]} for talk in everybody["sessions"][1:3]]
    problem = _clash.problem(everybody | {"sessions": talks})
    [one, other] = [s.model_copy(update={"required": False, "people": frozenset("x")}) for s in problem.sessions]
    asked = problem.model_copy(
        update={
            "sessions": (one, other),
            "rules": {n: r for n, r in problem.rules.items() if n != "requests_are_placed"},
        }
    )
    slots = Slots(asked, decisions(asked))
    assert slots.model is not None
    price = min(sum(bill.values()) for bill in decisions(asked).absence_costs.values())
    assert solve(slots.model, Budget(20), Stop(), linearization=2).bound == price > 0


def test_only_conferences_in_slots_are_bounded_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Slots(small_problem(), decisions(small_problem())).model is None
    problem = _clash.problem(tiny(1))
    monkeypatch.setattr(patterns, "MOST_COLUMNS", 10)
    assert Slots(problem, decisions(problem)).model is None
