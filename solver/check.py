"""The independent judgement of a plan: the first half of every rule, without the search and its library."""

from importlib import import_module
from typing import Any

from solver.result import Term, Verdict, Violation
from solver.rule import Level, Rule, configured


def rules_of(problem: Any) -> list[Rule]:
    """Give the rules of a problem's kind, as its settings have them."""
    import_module(f"solver.{problem.kind}")
    return configured(f"solver.{problem.kind}.rules", problem.rules)


def check(problem: Any, plan: Any) -> Verdict:
    """Judge a plan by every rule. Violations stand in the order of the rule book, then of the sessions."""
    violations: list[Violation] = []
    terms: dict[str, Term] = {}
    for rule in rules_of(problem):
        found = sorted(rule.check(problem, plan), key=lambda violation: (violation.sessions, violation.text))  # type: ignore[attr-defined]
        violations += found
        if rule.level is not Level.HARD:
            amount = sum(violation.amount for violation in found)
            terms[rule.name()] = Term(amount=amount, weight=rule.weight, level=rule.level)
    return Verdict(violations=tuple(violations), terms=terms)
