"""The two halves of every rule of the rotation agree: what `post` refuses or charges is what `check` finds."""

import pytest
from rotation_worlds import random_plan, random_setting, random_world

from solver.check import check
from solver.rotation.model import decisions, fixed_cost
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level, load

RULES = {name: rule for name, rule in load("solver.rotation.rules").items() if issubclass(rule, RotationRule)}
SEEDS = range(500)


@pytest.mark.parametrize("name", RULES)
def test_posted_rule_agrees_with_check(name: str) -> None:
    kept = broken = 0
    for seed in SEEDS:
        problem, plan = random_world(seed), random_plan(seed)
        rule = random_setting(RULES[name], seed)
        found = list(rule.check(problem, plan))
        posted = fixed_cost(problem, [rule], plan, rule.level)
        where = f"{rule!r} in random_world({seed}): {plan.dump()}, {found}"
        if rule.level is Level.HARD:
            assert posted == (None if found else 0), where
        else:
            assert posted == rule.weight * sum(violation.amount for violation in found), where
        said = decisions(problem, [rule])
        asked = bool(said.demands or said.filters)
        kept, broken = kept + (asked and not found), broken + bool(found)
    assert kept >= 10, "the random worlds never keep this rule where it asks for something"
    assert broken >= 10, "the random worlds never break this rule"


def test_the_whole_rule_book_agrees_with_check() -> None:
    kept = 0
    for seed in SEEDS:
        problem, plan = random_world(seed), random_plan(seed)
        rules = [random_setting(rule, seed) for rule in RULES.values()]
        settings = {rule.name(): rule.model_dump() for rule in rules}
        verdict = check(problem.model_copy(update={"rules": settings}), plan)
        posted = fixed_cost(problem, rules, plan, Level.PREFERENCE)
        assert posted == (None if verdict.hard else verdict.cost), f"random_world({seed}): {plan.dump()}, {verdict}"
        kept += not verdict.hard
    assert kept >= 10, "the random worlds never keep all rules"


def test_groups_that_are_named_by_numbers_are_no_earlier_groups() -> None:
    groups = [{"id": number, "round": 0, "theme": number, "most": most} for number, most in (("0", 1), ("1", 3))]
    people = ["ada", "ben", "cleo"]
    problem = Problem.model_validate(
        {"rounds": [{}], "groups": groups, "people": [{"id": name} for name in people], "history": [[people]]}
    )
    rules = [RULES[name]() for name in ("group_size", "people_meet_new_people")]
    assert fixed_cost(problem, rules, Plan.read({"1": people}), Level.PREFERENCE) == 3
