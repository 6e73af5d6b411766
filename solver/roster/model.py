"""From a problem and its rule book to a model."""

from collections.abc import Sequence

from solver.check import rules_of
from solver.engine import Budget
from solver.roster.cliques import merged
from solver.roster.crowds import Crowd
from solver.roster.decisions import Decisions
from solver.roster.engine import run
from solver.roster.given import given
from solver.roster.plan import Plan
from solver.roster.posting import post
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.roster.shifts import all_shifts
from solver.roster.variables import Variables
from solver.rule import Level, Rule
from solver.stop import Stop


def decisions(problem: Problem, rules: Sequence[Rule] | None = None) -> Decisions:
    """Let every rule say what it asks for; weights are applied here and nowhere else in the search."""
    decide = Decisions(problem)
    for rule in rules_of(problem) if rules is None else rules:
        if isinstance(rule, RosterRule):
            decide.speaking_for(rule.name(), rule.level, 0 if rule.level is Level.HARD else rule.weight)
            rule.post(problem, decide)
    decide.demands = given(decide, merged(decide.demands))
    return decide


def build(decide: Decisions, crowds: Sequence[Crowd] | None = None) -> Variables:
    """Build the model of everything that the rules have said: the exact one, or the one that counts crowds."""
    single = [(interpreter.id,) for interpreter in decide.problem.interpreters]
    if crowds is None or len(crowds) == len(single):
        variables = Variables(decide, single, {})
    else:
        variables = Variables(decide, crowds, all_shifts(decide, crowds))
    for demand in decide.demands:
        post(demand, variables)
    return variables


def fixed_cost(problem: Problem, rules: Sequence[Rule], plan: Plan, level: Level) -> int | None:
    """Give what the posted rules of a level see in one plan, None if they refuse it."""
    decide = decisions(problem, rules)
    for assignment in problem.assignments:
        for booth in assignment.booths:
            sitting = plan.sitting(assignment.id, booth.id)
            decide.only_these_sit(assignment.id, booth.id, sitting)
            for interpreter in sitting:
                decide.keeps(interpreter, assignment.id, booth.id)
    decide.demands = given(decide, decide.demands)
    outcome = run(build(decide), level, Budget(seconds=3600), Stop())
    return outcome.bound if outcome.optimal else None
