"""The question whether a plan can cost nothing: its answers yes and no, and where it is not asked."""

from itertools import combinations

from solver.check import check
from solver.engine import Budget
from solver.result import Limits
from solver.stop import Stop
from solver.timetable.ideal import can_be_ideal, ideal_plan
from solver.timetable.model import decisions
from solver.timetable.search import solve
from solver.timetable.values import Published
from tests.benchmarks import _clash
from tests.solver.examples import small_problem


def talks(slots: int, wants: list[tuple[int, int]]) -> dict[str, object]:
    """Give four talks in two rooms of ten seats, in the shape of the attendee_clash instances."""
    session = {"speakers": [], "demand": 8, "features": [], "slots": list(range(slots))}
    return {
        "slots": slots,
        "slots_per_day": slots,
        "rooms": [{"name": name, "capacity": 10, "features": []} for name in ("one", "two")],
        "sessions": [{"name": f"t{number}", **session} for number in range(4)],
        "after": [],
        "wants": wants,
    }


def test_a_plan_without_any_cost_is_found_and_is_the_best() -> None:
    problem = _clash.problem(talks(2, [(0, 1), (1, 2), (2, 3), (3, 0)]))
    outcome = ideal_plan(problem, Stop(), lambda _: Budget(10))
    assert outcome is not None
    assert outcome.plan is not None
    verdict = check(problem, outcome.plan)
    assert (verdict.hard, verdict.cost) == ([], 0)
    placed = outcome.plan.placements
    assert placed["t0"].start == placed["t2"].start != placed["t1"].start == placed["t3"].start


def test_where_everybody_wants_everything_each_plan_costs_something() -> None:
    problem = _clash.problem(talks(2, list(combinations(range(4), 2))))
    outcome = ideal_plan(problem, Stop(), lambda _: Budget(10))
    assert outcome is not None
    assert outcome.infeasible
    proof = solve(problem, Limits(seconds=20, steps=30), lambda _: None, Stop(), lambda: 0.0).proof
    assert (proof.status, proof.cost, proof.bound) == ("OPTIMAL", 2, 2)


def test_it_is_not_asked_of_wishes_that_no_demand_can_state_nor_beside_what_is_published() -> None:
    assert not can_be_ideal(small_problem(), decisions(small_problem()))
    talk = _clash.problem(talks(2, [(0, 1)]))
    published = talk.model_copy(update={"published": (Published(session="t0", start=0, room="one"),)})
    assert can_be_ideal(talk, decisions(talk))
    assert not can_be_ideal(published, decisions(published))
