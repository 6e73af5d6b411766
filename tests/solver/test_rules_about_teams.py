"""The mark `about_teams` is right: without teams exactly the marked rules find something else."""

from plans import random_plan, random_setting
from worlds import SCENES, random_world

from solver.rule import load
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule

RULES = {name: rule for name, rule in load("solver.timetable.rules").items() if issubclass(rule, TimetableRule)}


def without_teams(problem: Problem, plan: Plan) -> tuple[Problem, Plan]:
    placements = {session: each.model_copy(update={"team": None}) for session, each in plan.placements.items()}
    return problem.model_copy(update={"teams": ()}), Plan(placements=placements)


def test_exactly_the_rules_about_teams_are_marked() -> None:
    found = set()
    for seed in range(len(SCENES) * 48):
        problem, plan = random_world(seed), random_plan(seed)
        bare = without_teams(problem, plan)
        for name in RULES.keys() - found:
            rule = random_setting(RULES[name], seed)
            if [*rule.check(problem, plan)] != [*rule.check(*bare)]:
                found.add(name)
    assert found == {name for name, rule in RULES.items() if rule.about_teams}
