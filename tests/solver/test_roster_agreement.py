"""The two halves of every rule of the roster agree: what `post` refuses or charges is what `check` finds."""

import pytest
from roster_worlds import random_plan, random_setting, random_world

from solver.roster.model import fixed_cost
from solver.roster.rule import RosterRule
from solver.rule import Level, load

RULES = {name: rule for name, rule in load("solver.roster.rules").items() if issubclass(rule, RosterRule)}
# What two assignments exclude is counted in seats; that nobody has two of one assignment is for another rule to say.
BESIDE = dict.fromkeys(("gap_between_assignments", "overnight_rest"), RULES["one_place_at_a_time"])
SEEDS = range(500)


@pytest.mark.parametrize("name", RULES)
def test_posted_rule_agrees_with_check(name: str) -> None:
    clean = broken = 0
    for seed in SEEDS:
        problem, plan = random_world(seed), random_plan(seed)
        rule = random_setting(RULES[name], seed)
        rules = [rule, BESIDE[name]()] if name in BESIDE else [rule]
        found = [violation for each in rules for violation in each.check(problem, plan)]
        posted = fixed_cost(problem, rules, plan, rule.level)
        where = f"{rule!r} in random_world({seed}): {plan.dump()}, {found}"
        if rule.level is Level.HARD:
            assert posted == (None if found else 0), where
        else:
            assert posted == rule.weight * sum(violation.amount for violation in found), where
        own = any(violation.rule == name for violation in found)
        clean, broken = clean + (not own), broken + own
    assert clean >= 10, "the random worlds never keep this rule"
    assert broken >= 10, "the random worlds never break this rule"
