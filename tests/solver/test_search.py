"""What a search promises: checked plans, honest proofs, the same plan for the same input."""

from collections.abc import Callable
from random import Random
from time import monotonic

import pytest

from solver.check import check
from solver.engine import Budget
from solver.result import Better, Bound, Event, Limits, Result, Started
from solver.stop import Stop
from solver.timetable.engine import NO_ANSWER
from solver.timetable.engine import run as run_model
from solver.timetable.model import build, decisions
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.search import solve
from tests.solver.examples import closed, session, small_problem


def run(problem: Problem, tell: Callable[[Event], None] = lambda _: None, **limits: object) -> Result:
    begin = monotonic()
    chosen = Limits.model_validate({"seconds": 20, "steps": 30, **limits})
    return solve(problem, chosen, tell, Stop(), lambda: monotonic() - begin)


def test_a_small_conference_is_solved_to_the_proof() -> None:
    result = run(small_problem())
    assert result.proof.status == "OPTIMAL"
    assert result.proof.bound == result.proof.cost
    assert result.plan is not None
    verdict = check(small_problem(), Plan.read(result.plan))
    assert (verdict.hard, verdict.cost) == ([], result.proof.cost)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_proof_is_a_fact_of_the_input(workers: int) -> None:
    costs = {run(small_problem(), workers=workers, seed=seed).proof.cost for seed in (1, 2, 3)}
    assert costs == {run(small_problem()).proof.cost}


def test_the_same_input_in_any_order_gives_the_same_plan_with_one_worker() -> None:
    problem = small_problem()
    lists = ("sessions", "rooms", "bodies", "parts", "delegations", "precedences")
    plans = []
    for seed in (1, 2):
        shuffled = {name: list(getattr(problem, name)) for name in lists}
        for items in shuffled.values():
            Random(seed).shuffle(items)
        other = small_problem(**shuffled)
        assert other.digest() == problem.digest()
        plans.append(run(other, seed=7).plan)
    assert plans[0] == plans[1] == run(problem, seed=7).plan


def test_two_pins_on_one_chair_are_infeasible_and_that_is_a_result() -> None:
    pinned = [
        session("a", "committee", 60, people={"ana"}, start=600, needs_room=False),
        session("b", "committee", 60, people={"ana"}, start=630, needs_room=False),
    ]
    result = run(small_problem(sessions=pinned, precedences=[]))
    assert (result.proof.status, result.proof.cost, result.plan) == ("INFEASIBLE", None, None)
    assert result.why == "There is no timetable that keeps every hard rule of the rule book."


def test_rooms_that_suffice_only_in_numbers_make_the_times_move() -> None:
    """Counted together, two rooms hold three hours; but each is closed half of the time."""
    halves = [
        {"id": "one", "seats": {"theatre": 90}, "closed": closed(0, 660)},
        {"id": "two", "seats": {"theatre": 90}, "closed": closed(600, 1440)},
    ]
    long = [session(f"s{n}", "briefing", 60, attendance=50, bands={"AM"}) for n in range(2)]
    result = run(small_problem(rooms=halves, sessions=long, precedences=[]))
    assert result.plan is not None
    assert {tuple(place) for place in result.plan.values()} == {(540, "two"), (660, "one")}


def test_a_request_without_a_place_is_left_out_with_a_reason() -> None:
    small_rooms = [{"id": "only", "seats": {"theatre": 60}}]
    requests = [
        session(f"r{n}", "side-event", 90, attendance=50, bands={"LU"}, required=False, priority=n) for n in (1, 2, 3)
    ]
    result = run(small_problem(rooms=small_rooms, sessions=requests, precedences=[]))
    assert result.plan is not None
    assert sorted(result.plan) == ["r1"]
    assert sorted(result.unplaced) == ["r2", "r3"]
    assert "A room holds one session at a time" in result.unplaced["r2"]


def test_a_request_that_no_room_can_hold_says_so() -> None:
    crowd = [session("big", "side-event", 60, attendance=5000, bands={"LU"}, required=False)]
    result = run(small_problem(sessions=crowd, precedences=[]))
    assert result.unplaced == {"big": "No room is large enough and has what it needs."}


def test_events_tell_of_better_plans_and_rising_bounds() -> None:
    events: list[Event] = []
    result = run(small_problem(), events.append)
    costs = [event.cost for event in events if isinstance(event, Better)]
    bounds = [event.bound for event in events if isinstance(event, Bound)]
    assert isinstance(events[0], Started)
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == result.proof.cost
    assert bounds == sorted(bounds)
    assert bounds[-1] >= (result.proof.bound or 0)


def test_a_search_that_was_asked_to_stop_keeps_the_plan_it_was_given() -> None:
    problem = small_problem()
    known = run(problem).plan
    assert known is not None
    stop = Stop()
    stop.ask()
    result = solve(problem, Limits(seconds=20), lambda _: None, stop, lambda: 0.0, Plan.read(known))
    assert result.plan == known


def test_a_given_plan_that_breaks_a_rule_is_not_taken_over() -> None:
    everything_at_once = Plan(placements={s.id: Placement(start=540, room="hall") for s in small_problem().sessions})
    begin = monotonic()
    result = solve(
        small_problem(),
        Limits(seconds=20, steps=5),
        lambda _: None,
        Stop(),
        lambda: monotonic() - begin,
        everything_at_once,
    )
    assert result.verdict is not None
    assert result.verdict.hard == []


def test_a_model_that_is_abandoned_is_no_answer() -> None:
    """Half of the rules have not spoken: neither a plan of such a model nor its refusal would mean anything."""
    stop = Stop()
    stop.ask()
    problem = small_problem()
    variables = build(problem, decisions(problem), stop=stop)
    assert run_model(variables, Budget(20), Stop()) == NO_ANSWER
    assert run_model(build(problem, decisions(problem), stop=Stop()), Budget(20), Stop()).optimal
