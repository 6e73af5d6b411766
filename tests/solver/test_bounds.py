"""The bounds hold for every timetable: shown on tiny worlds by trying them all."""

from functools import cache
from itertools import combinations, product
from random import Random

import pytest
from worlds import random_world

from solver.check import check, rules_of
from solver.engine import Budget, solve
from solver.stop import Stop
from solver.timetable.bounds.cells import Spread
from solver.timetable.bounds.loads import least_cost
from solver.timetable.bounds.mixes import FINE, mix_prices
from solver.timetable.bounds.rooms import least_for_rooms
from solver.timetable.bounds.teams import least_for_teams
from solver.timetable.costs import CrowdingCost
from solver.timetable.model import decisions, whole_optimum
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.values import Day, Part, Team
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


def counted(problem: Problem) -> int:
    return least_cost(problem, decisions(problem))


def bound(problem: Problem) -> int | None:
    spread = Spread(problem, decisions(problem))
    return solve(spread.model, Budget(seconds=20), Stop(), linearization=2).bound


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bound_is_never_above_the_cheapest_timetable(seed: int) -> None:
    problem = tiny_crowd(seed)
    least = cheapest_of(seed)
    if least is not None:
        assert max(counted(problem), bound(problem) or 0) <= least


@pytest.mark.parametrize("seed", range(0, 400, 2))
def test_the_bound_is_never_above_the_optimum_of_a_world_of_every_sort(seed: int) -> None:
    """Worlds with teams of interpreters, requests, closed rooms, open agenda items, and all else that rules know."""
    world = random_world(seed).model_copy(update={"published": ()})
    status, least = whole_optimum(world, rules_of(world))
    if status == "OPTIMAL" and least is not None:
        assert max(counted(world), bound(world) or 0) <= least


def test_the_days_of_teams_are_counted() -> None:
    """Five hours of sessions are more than one team of fourteen can interpret on a day of one period."""
    days = [Day(id=name, kind="work", start=start, end=start + 600) for name, start in (("mon", 540), ("tue", 1980))]
    parts = [Part(id=day.id, day=day.id, band="AM", start=day.start, end=day.end) for day in days]
    sessions = [session(name, "committee", 150, needs_room=False, languages={"en", "fr"}) for name in "ab"]
    team = Team(id="t", languages=frozenset({"en", "fr"}), people=14)
    world = small_problem(days=days, parts=parts, sessions=sessions, bodies=[], precedences=[], teams=[team])
    assert (least_for_teams(world, decisions(world)), whole_optimum(world, rules_of(world))) == (28, ("OPTIMAL", 28))


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
    assert counted(two_hours) == 10


def three_that_meet_by_twos() -> Problem:
    """Three committees in an hour; each two of them share a delegation with one person."""
    return small_problem(
        parts=[{"id": "am", "day": "mon", "band": "AM", "start": 540, "end": 600}],
        bodies=[{"id": body} for body in "ABC"],
        delegations=[{"count": 4, "people": 1, "bodies": set(bodies)} for bodies in ("AB", "BC", "CA")],
        sessions=[session(f"{body}-1", "committee", 30, body=body, needs_room=False) for body in "ABC"],
        precedences=[],
        rules={"main_committees_in_parallel": {"limit": 3}},
    )


def test_who_runs_together_has_a_price_that_no_single_delegation_shows() -> None:
    """Each delegation could follow its two in two half hours; together, one of the pairs must overlap."""
    problem = three_that_meet_by_twos()
    assert counted(problem) == 0
    assert bound(problem) == cheapest(problem) == 4


def test_the_prices_of_mixes_hold_for_every_mix() -> None:
    decide = decisions(three_that_meet_by_twos())
    prices = mix_prices(decide, 2)
    assert prices is not None
    crowds = [demand for demand in decide.demands if isinstance(demand, CrowdingCost)]
    for size in range(4):
        for mix in combinations(sorted(prices.price), size):
            cost = sum(crowd.weight * crowd.price(len(set(mix) & set(crowd.sessions))) for crowd in crowds)
            assert prices.per_point + sum(prices.price[session] for session in mix) <= FINE * cost


@pytest.mark.parametrize("seed", range(20))
def test_rooms_cost_at_least_what_they_cost_if_they_are_never_taken(seed: int) -> None:
    """Sessions of two bodies, each at another time, in rooms of many sizes: every choice of rooms tried."""
    chance = Random(seed)
    rooms = [{"id": f"r{n}", "seats": {"theatre": chance.choice([20, 50, 100, 200])}} for n in range(3)]
    sessions = [
        session(f"s{n}", "briefing", 30, body=chance.choice("AB"), attendance=chance.randint(5, 60)) for n in range(5)
    ]
    problem = small_problem(
        rooms=rooms, sessions=sessions, precedences=[], delegations=[], bodies=[{"id": "A"}, {"id": "B"}]
    )
    decide = decisions(problem)
    costs = []
    for chosen in product(*(decide.rooms(s.id) for s in problem.sessions)):
        placed = {
            s.id: Placement(start=540 + 30 * number, room=room)
            for number, (s, room) in enumerate(zip(problem.sessions, chosen, strict=True))
        }
        terms = check(problem, Plan(placements=placed)).terms
        of_rooms = [terms["room_stability"], terms["unused_room_capacity"]]
        costs.append(sum(term.amount * term.weight for term in of_rooms))
    if costs:
        assert least_for_rooms(problem, decide) == min(costs)
