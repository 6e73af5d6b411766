"""What annealing promises: its prices are the checker's, and no move breaks a hard rule."""

from random import Random

import pytest

from solver.check import check
from solver.rule import Level, load
from solver.timetable.annealing.search import PRICED, Annealing
from solver.timetable.demands import Said
from solver.timetable.forward.search import Forward
from solver.timetable.model import CHANGE_PRICE, decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from tests.benchmarks._generator import SHAPES, generate
from tests.solver.examples import tiny_crowd
from tests.solver.test_bounds import cheapest_of
from tests.solver.worlds import random_world


def first_plan(problem: Problem) -> Plan | None:
    plan = Forward(problem, decisions(problem), 1, lambda: True).search()
    return None if check(problem, plan).hard else plan


def lenient(problem: Problem, seed: int) -> Problem:
    """Switch half of the hard rules off, so that many worlds have a plan to start from."""
    chance = Random(seed)
    hard = [name for name, rule in load("solver.timetable.rules").items() if rule.level is Level.HARD]
    off = {name: {"enabled": False} for name in hard if chance.random() < 0.5}
    return problem.model_copy(update={"rules": problem.rules | off})


def price(problem: Problem, plan: Plan) -> int:
    verdict = check(problem, plan)
    return CHANGE_PRICE * verdict.change + verdict.cost


def anneal(problem: Problem, plan: Plan, moves: int, heat: float, seed: int = 1) -> tuple[Plan, float]:
    annealing = Annealing(problem, decisions(problem), seed, lambda: True)
    return annealing.run(plan, moves, heat) if annealing.movable else (plan, 0.0)


def test_what_a_plan_is_said_to_cost_is_what_the_checker_says() -> None:
    """On worlds that use every word: the change of the cost, and the hard rules, as `check` has them."""
    changed, words = 0, set[type[Said]]()
    for seed in range(400):
        problem = lenient(random_world(seed), seed)
        plan = first_plan(problem)
        if plan is None:
            continue
        words |= {type(demand) for demand in decisions(problem).demands}
        found, change = anneal(problem, plan, 120, 30.0)
        assert check(problem, found).hard == [], seed
        assert price(problem, found) == price(problem, plan) + round(change), seed
        changed += change < 0
    assert changed > 20
    assert words >= set(PRICED)


@pytest.mark.parametrize("seed", range(3))
def test_prices_hold_over_thousands_of_moves(seed: int) -> None:
    problem = generate(SHAPES["S"], seed)
    plan = first_plan(problem)
    assert plan is not None
    found, change = anneal(problem, plan, 4000, 10.0)
    assert check(problem, found).hard == []
    assert check(problem, found).cost == check(problem, plan).cost + round(change) < check(problem, plan).cost


def test_tiny_crowds_find_their_best_place() -> None:
    reached = known = 0
    for seed in range(30):
        problem, least = tiny_crowd(seed), cheapest_of(seed)
        plan = first_plan(problem)
        if plan is not None and least is not None:
            found, _ = anneal(problem, plan, 2000, 20.0)
            known += 1
            reached += check(problem, found).cost == least
    assert known > 15
    assert reached > 0.8 * known  # a swap of two sessions is not a single move


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = generate(SHAPES["S"], 4)
    plan = first_plan(problem)
    assert plan is not None
    assert anneal(problem, plan, 1000, 10.0, seed=3) == anneal(problem, plan, 1000, 10.0, seed=3)


def test_it_ends_when_told_to() -> None:
    problem = generate(SHAPES["S"], 1)
    plan = first_plan(problem)
    assert plan is not None
    asked: list[int] = []

    def goes_on() -> bool:
        asked.append(1)
        return len(asked) < 3

    Annealing(problem, decisions(problem), 1, goes_on).run(plan, 1_000_000_000, 10.0)
    assert len(asked) == 3
