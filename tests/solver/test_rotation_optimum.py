"""The whole rule book in tiny worlds: what the search proves, aim by aim, is what trying every rotation finds."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from rotation_worlds import small_world

from solver.check import check, rules_of
from solver.result import Limits, Result, Verdict
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rotation.search import solve
from solver.rule import Level
from solver.stop import Stop

SEEDS = [*range(100), 293]  # in the last one there are no groups
Seats = dict[str, frozenset[str]]


def seatings(problem: Problem, number: int, hard: list[RotationRule]) -> list[Seats]:
    """Give every seating of a round that breaks nothing by itself; what is over is as it was."""
    groups = [group.id for group in problem.groups if group.round == number]
    if number < problem.past:
        held = {(each.group, name) for each in problem.published for name in each.people & problem.person.keys()}
        return [{group: frozenset(name for at, name in held if at == group) for group in groups}]
    there = [person.id for person in problem.people if number not in person.absent]
    found = []
    for chosen in product(groups, repeat=len(there)):
        where = list(zip(there, chosen, strict=True))
        seats = {group: frozenset(name for name, at in where if at == group) for group in groups}
        plan = Plan(groups=seats)
        wrong = (violation for rule in hard for violation in rule.check(problem, plan))
        if all(set(groups).isdisjoint(violation.sessions) for violation in wrong):
            found.append(seats)
    return found


def every_plan(problem: Problem) -> Iterator[Plan]:
    """Give every plan that breaks no hard rule."""
    hard = [rule for rule in rules_of(problem) if isinstance(rule, RotationRule) and rule.level is Level.HARD]
    for chosen in product(*(seatings(problem, number, hard) for number in range(len(problem.rounds)))):
        plan = Plan(groups={group: people for seats in chosen for group, people in seats.items()})
        if not any(any(rule.check(problem, plan)) for rule in hard):
            yield plan


def order(problem: Problem) -> list[tuple[set[str], int]]:
    """Give the rules of each aim with its slack: those that stay, those named, the rest, as a person would say it."""
    costs = {rule.name() for rule in rules_of(problem) if rule.level is Level.PREFERENCE}
    named = [(costs.intersection(aim.rules), aim.slack) for aim in problem.aims if costs.intersection(aim.rules)]
    rest = costs.difference(*(rules for rules, _ in named))
    wanted = [*named, *([(rest, 0)] if rest else [])]
    stay: list[tuple[set[str], int]] = [({"people_stay"}, 0)] if problem.published else []
    return [*stay, *wanted] if problem.most_moved is None else [*wanted, *stay]


def cost_of(verdict: Verdict, rules: set[str]) -> int:
    return sum(term.amount * term.weight for name, term in verdict.terms.items() if name in rules)


def best_by_trying(problem: Problem) -> list[int] | None:
    """Give the least that each aim can cost, where those before it cost no more than theirs and the slack."""
    aims = order(problem)
    costs = {tuple(cost_of(check(problem, plan), rules) for rules, _ in aims) for plan in every_plan(problem)}
    if not costs:
        return None
    best = []
    for number, (_, slack) in enumerate(aims):
        best.append(min(each[number] for each in costs))
        costs = {each for each in costs if each[number] <= best[number] + slack}
    return best


@cache
def searched(seed: int) -> Result:
    return solve(small_world(seed), Limits(seconds=600, steps=1_000), lambda event: None, Stop(), lambda: 0.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_optimum_of_each_aim_is_what_trying_every_rotation_finds(seed: int) -> None:
    problem, result = small_world(seed), searched(seed)
    best, aims = best_by_trying(problem), order(problem)
    if best is None:
        assert (result.proof.status, result.plan, result.verdict) == ("INFEASIBLE", None, None)
        return
    assert result.plan is not None
    verdict = check(problem, Plan.read(result.plan))
    assert verdict == result.verdict
    assert verdict.hard == []
    assert result.proof.status == "OPTIMAL"
    assert [(set(each.rules), each.bound) for each in result.aims] == [
        (rules, least) for (rules, _), least in zip(aims, best, strict=True)
    ]
    for each, (rules, slack), least in zip(result.aims, aims, best, strict=True):
        assert each.proven
        assert each.cost == cost_of(verdict, rules)
        assert each.floor <= least <= each.cost <= least + slack
    assert [each.cost for each in result.aims[-1:]] == best[-1:]


def test_small_worlds_are_of_every_sort() -> None:
    results = [(small_world(seed), searched(seed)) for seed in SEEDS]
    found = [(problem, result.aims) for problem, result in results if result.verdict is not None]
    assert len(found) >= 30, "hardly any world has a rotation"
    assert len(results) - len(found) >= 10, "hardly any world has none"
    assert sum(problem.past > 0 for problem, _ in found) >= 8, "hardly any past is frozen"
    assert sum(problem.form != "groups" for problem, _ in found) >= 3, "hardly any café and fishbowl"
    assert sum(len(aims) > 2 for _, aims in found) >= 10
    assert sum(sum(each.cost > 0 for each in aims) >= 2 for _, aims in found) >= 10
    assert sum(any(each.cost > each.bound for each in aims) for _, aims in found) >= 1, "slack is never spent"
