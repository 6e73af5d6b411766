"""The two halves of every rule agree: what `post` refuses or charges is what `check` finds."""

import pytest
from plans import complete, random_plan, random_setting
from worlds import SCENES, random_world

from solver.rule import Level, load
from solver.timetable.model import fixed_objective
from solver.timetable.rule import TimetableRule

RULES = {name: rule for name, rule in load("solver.timetable.rules").items() if issubclass(rule, TimetableRule)}
# Turnover leaves sessions that overlap in a room to another rule; the search keeps both in one breath.
BESIDE = {"room_turnover": RULES["one_session_per_room"]}
SEEDS = range(len(SCENES) * 48)  # forty-eight worlds of each scene


@pytest.mark.parametrize("name", RULES)
def test_posted_rule_agrees_with_check(name: str) -> None:
    """A plan without some session that must be placed may be refused for that alone, by any rule."""
    clean = broken = 0
    for seed in SEEDS:
        problem, plan = random_world(seed), random_plan(seed)
        rule = random_setting(RULES[name], seed)
        rules = [rule, BESIDE[name]()] if name in BESIDE else [rule]
        found = [violation for each in rules for violation in each.check(problem, plan)]
        posted = fixed_objective(problem, rules, plan)
        where = f"{rule!r} in random_world({seed}): {plan.dump()}, {found}"
        if rule.level is Level.HARD:
            assert posted is None or not found, f"only check finds it: {where}"
            assert posted == 0 or found or not complete(problem, plan), f"only post refuses it: {where}"
        elif posted is not None or complete(problem, plan):
            assert posted == rule.weight * sum(violation.amount for violation in found), where
        clean, broken = clean + (not found), broken + bool(found)
    assert clean >= 5, "the random worlds never keep this rule"
    assert broken >= 5, "the random worlds never break this rule"
