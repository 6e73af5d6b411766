"""From a problem and its rule book to what is asked of the search."""

from collections.abc import Sequence

from solver.check import rules_of
from solver.rotation.decisions import Decisions
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level, Rule


def decisions(problem: Problem, rules: Sequence[Rule] | None = None) -> Decisions:
    """Let every rule say what it asks for; weights are applied here and nowhere else in the search."""
    decide = Decisions(problem)
    for rule in rules_of(problem) if rules is None else rules:
        if isinstance(rule, RotationRule):
            decide.speaking_for(rule.name(), rule.level, 0 if rule.level is Level.HARD else rule.weight)
            rule.post(problem, decide)
    return decide
