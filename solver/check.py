"""The independent judgement of a plan: the first half of every rule, without the search and its library."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, Protocol, cast

from solver.result import Term, Verdict, Violation
from solver.rule import Level, Rule, configured


class Checks(Protocol):
    """What a rule of any kind of problem can do: find where a plan breaks it."""

    def check(self, problem: Any, plan: Any) -> Iterable[Violation]:
        """Give every violation."""


def rules_of(problem: Any) -> list[Rule]:
    """Give the rules of a problem's kind, as its settings have them."""
    import_module(f"solver.{problem.kind}")
    return configured(f"solver.{problem.kind}.rules", problem.rules)


def check(problem: Any, plan: Any) -> Verdict:
    """Judge a plan by every rule. Violations stand in the order of the rule book, then of the sessions."""
    violations: list[Violation] = []
    terms: dict[str, Term] = {}
    for rule in rules_of(problem):
        broken = cast(Checks, rule).check(problem, plan)
        found = sorted(broken, key=lambda violation: (violation.sessions, violation.text))
        violations += found
        if rule.level is not Level.HARD:
            amount = sum(violation.amount for violation in found)
            terms[rule.name()] = Term(amount=amount, weight=rule.weight, level=rule.level)
    return Verdict(violations=tuple(violations), terms=terms)
