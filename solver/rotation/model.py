"""From a problem and its rule book to what is asked of the search, and to a model of it."""

from collections.abc import Sequence

from solver.check import rules_of
from solver.engine import Budget, solve
from solver.rotation.decisions import Decisions
from solver.rotation.demands import AtMostOnce, SitOnce, Size
from solver.rotation.plan import Plan
from solver.rotation.posting import post
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rotation.variables import Variables
from solver.rule import Level, Rule
from solver.stop import Stop


def decisions(problem: Problem, rules: Sequence[Rule] | None = None) -> Decisions:
    """Let every rule say what it asks for; weights are applied here and nowhere else in the search."""
    decide = Decisions(problem)
    for rule in rules_of(problem) if rules is None else rules:
        if isinstance(rule, RotationRule):
            decide.speaking_for(rule.name(), rule.level, 0 if rule.level is Level.HARD else rule.weight)
            rule.post(problem, decide)
    return decide


def build(decide: Decisions, rules: Sequence[str] | None = None) -> Variables:
    """Build the model of what is asked; of the costs only those of some rules, if these are given.

    Who sits just once comes first: what else is said of a seat is stronger then.
    """
    variables = Variables(decide)
    for demand in sorted(decide.demands, key=lambda each: not isinstance(each, SitOnce | AtMostOnce | Size)):
        if demand.level is Level.HARD or rules is None or demand.rule in rules:
            post(demand, variables)
    return variables


def fixed_cost(problem: Problem, rules: Sequence[Rule], plan: Plan, level: Level) -> int | None:
    """Give what the posted rules of a level see in one plan, None if they refuse it."""
    decide = decisions(problem, rules)
    everywhere = {group.id for group in problem.groups}
    for person in problem.people:
        seats = set(plan.seats.get(person.id, ()))
        decide.may_not_sit(person.id, everywhere - seats)
        for group in sorted(seats & everywhere):
            decide.sits(person.id, group)
    variables = build(decide)
    variables.model.minimize(variables.cost(rule.name() for rule in rules if rule.level is level))
    answer = solve(variables.model, Budget(seconds=3600), Stop())
    return answer.bound if answer.optimal else None
