"""Rules in a part of the model: before a background that stands, and with rooms only counted."""

from random import Random

import pytest
from examples import session as session_of
from examples import small_problem
from ortools.sat.python import cp_model
from plans import complete, random_plan, random_setting
from test_rule_agreement import BESIDE, RULES
from worlds import SCENES, random_world

from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.model import EVEN_PRICES, build, decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule

SEEDS = range(len(SCENES) * 24)


def settle(
    problem: Problem, rules: list[TimetableRule], plan: Plan, free: set[str], *, rooms: bool = True, hint: bool = True
) -> int | None:
    """Give the cost of a plan in the model of the free sessions before the others, None if it is refused.

    The hint is one that every variable must follow: what is said of the plan must be complete and right. Of the
    sessions that are placed, the rules know of every second one that it has to be.
    """
    decide = decisions(problem, rules, EVEN_PRICES)
    for number, session in enumerate(sorted(free)):
        placement = plan.placements.get(session)
        decide.only_starts(session, [] if placement is None else [placement.start])
        if placement is not None and rooms:
            decide.only_rooms(session, [] if placement.room is None else [placement.room])
        if placement is not None:
            decide.only_teams(session, [] if placement.team is None else [placement.team])
        if placement is not None and rooms and number % 2:
            decide.must_be_placed(session)
    return solved(problem, decide, plan, free, rooms, hint)


def solved(problem: Problem, decide: Decisions, plan: Plan, free: set[str], rooms: bool, hint: bool) -> int | None:
    variables = build(problem, decide, rooms=rooms, free=free, background=plan)
    for session, literals in variables.at.items():
        if session in plan.placements:
            variables.model.add_at_least_one(list(literals.values()))
    variables.hint(plan)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = hint
    if variables.infeasible or solver.solve(variables.model) != cp_model.OPTIMAL:
        return None
    return round(solver.objective_value)


def worlds(name: str) -> list[tuple[Problem, Plan, TimetableRule, set[str]]]:
    """Give the worlds whose plan is complete, with a rule set at random and some sessions free."""
    found = []
    for seed in SEEDS:
        problem, plan = random_world(seed), random_plan(seed)
        rng = Random(f"free {seed}")
        free = {session.id for session in problem.sessions if rng.random() < 0.5}
        if complete(problem, plan) and free:
            found.append((problem, plan, random_setting(RULES[name], seed), free))
    return found


@pytest.mark.parametrize("name", RULES)
def test_rule_keeps_its_meaning_before_a_background(name: str) -> None:
    for problem, plan, rule, free in worlds(name):
        rules = [rule, BESIDE[name]()] if name in BESIDE else [rule]
        found = [violation for each in rules for violation in each.check(problem, plan)]
        cost = settle(problem, rules, plan, free, hint=rule.level is not Level.HARD or not found)
        where = f"{rule!r}: {plan.dump()}, free {sorted(free)}, {found}"
        if rule.level is not Level.HARD:
            standing = [v for v in found if len(v.sessions) == 1 and not free.intersection(v.sessions)]
            whole, constants = rule.weight * sum(v.amount for v in found), {0}
            for violation in standing:
                constants |= {constant + rule.weight * violation.amount for constant in constants}
            # What a session costs by itself may be left out where nothing of it is decided.
            assert cost is not None, where
            assert whole - cost in constants, where
        elif not found:
            assert cost == 0, where
        elif any(free.intersection(violation.sessions) for violation in found):
            assert cost is None, where


@pytest.mark.parametrize(("start", "cost"), [(30, None), (60, 0)])
def test_a_count_looks_also_at_the_start_of_what_stands(start: int, cost: int | None) -> None:
    meetings = [session_of(name, "ad-hoc", 60, needs_room=False) for name in "abc"]
    problem = small_problem(sessions=meetings, precedences=[])
    plan = Plan.read({"a": [0, None], "b": [0, None], "c": [start, None]})
    rule = RULES["ad_hoc_groups_in_parallel"].model_validate({"limit": 2})
    assert settle(problem, [rule], plan, {"a", "b"}) == cost


@pytest.mark.parametrize("name", RULES)
def test_rule_refuses_no_good_times_where_rooms_are_only_counted(name: str) -> None:
    for problem, plan, rule, _ in worlds(name):
        rules = [rule, BESIDE[name]()] if name in BESIDE else [rule]
        found = [violation for each in rules for violation in each.check(problem, plan)]
        if rule.level is Level.HARD and not found:
            every = {session.id for session in problem.sessions}
            assert settle(problem, rules, plan, every, rooms=False) == 0, f"{rule!r}: {plan.dump()}"
