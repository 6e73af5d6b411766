"""What every rule of the rotation's rule book has: two halves, side by side, written separately."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rule import Rule


class RotationRule(Rule, ABC):
    """A rule about people in groups.

    The halves share the fields of the problem, never a helper that derives something from them: a wrong helper
    would agree with itself.
    """

    @abstractmethod
    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        """Find every place where a plan breaks the rule; a preference gives whole units as `amount`."""

    @abstractmethod
    def post(self, problem: Problem, decide: Decisions) -> None:
        """Tell the search what the rule asks for, in the words of `Decisions`."""

    def broken(self, *subjects: str, text: str, amount: int = 1) -> Violation:
        """Report one violation of this rule: on which groups and people."""
        return Violation(rule=self.name(), level=self.level, sessions=subjects, text=text, amount=amount)
