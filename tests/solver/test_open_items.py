"""Time for open items where meetings compete for it: a plan is found wherever there is one, and only there."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from examples import session, small_problem

from solver.timetable.model import whole_optimum
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.rules.one_session_per_room import OneSessionPerRoom
from solver.timetable.rules.open_items_find_time import OpenItemsFindTime
from solver.timetable.values import Body, Item

RULES = [OpenItemsFindTime(), OneSessionPerRoom()]
SEEDS = range(60)
ROOM = {"id": "hall", "seats": {"theatre": 90}}


def competing(seed: int) -> Problem:
    """Three meetings of a committee and two plenaries, none of which has to be, in one room for two hours."""
    random = Random(seed)
    meetings = [
        session(f"c{n}", "committee", random.choice([30, 45, 60]), body="C", required=False) for n in range(3)
    ]
    plenaries = [session(f"p{n}", "plenary", 30, body="PL", required=False) for n in range(2)]
    items = [
        Item(id=str(n), lead="C", minutes=random.choice([15, 30, 45, 60]), adopted=random.random() < 0.6)
        for n in range(2)
    ]
    return small_problem(
        step=30,
        days=[{"id": "mon", "kind": "work", "start": 0, "end": random.choice([90, 120])}],
        parts=[],
        rooms=[ROOM],
        bodies=[Body(id="PL", role="plenary"), Body(id="C")],
        sessions=[each.model_copy(update={"takes_open_items": each.kind == "committee"}) for each in meetings]
        + plenaries,
        items=items,
        precedences=[],
        delegations=[],
    )


def every_plan(problem: Problem) -> Iterator[Plan]:
    starts = [None, *range(0, problem.days[0].end, problem.step)]
    for chosen in product(starts, repeat=len(problem.sessions)):
        placed = zip(problem.session, chosen, strict=True)
        yield Plan(placements={name: Placement(start=at, room="hall") for name, at in placed if at is not None})


def can_be(problem: Problem) -> bool:
    return any(not any(True for rule in RULES for _ in rule.check(problem, plan)) for plan in every_plan(problem))


@pytest.mark.parametrize("seed", SEEDS)
def test_there_is_a_plan_exactly_where_trying_finds_one(seed: int) -> None:
    problem = competing(seed)
    assert (whole_optimum(problem, RULES)[0] == "OPTIMAL") == can_be(problem)


def test_the_problems_are_of_both_sorts() -> None:
    found = [can_be(competing(seed)) for seed in SEEDS]
    assert min(found.count(True), found.count(False)) >= 10
