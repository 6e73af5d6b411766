"""What every rule of the roster's rule book has: two halves, side by side, written separately."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.rule import Rule


class RosterRule(Rule, ABC):
    """A rule about interpreters in seats of booths.

    The halves share the fields of the problem, never a helper that derives something from them: a wrong helper
    would agree with itself. `hinders` says of one person, and of several, why they cannot take a seat, with the
    rule's parameters filled in; nothing if they are no candidates at all, whatever else they do. What a rule
    `about_others` forbids one it may allow two.
    """

    hinders: ClassVar[tuple[str, str]] = ("", "")
    about_others: ClassVar[bool] = False

    @abstractmethod
    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        """Find every place where a plan breaks the rule; a preference gives whole units as `amount`."""

    @abstractmethod
    def post(self, problem: Problem, decide: Decisions) -> None:
        """Tell the search what the rule asks for, in the words of `Decisions`."""

    def broken(self, *subjects: str, text: str, amount: int = 1) -> Violation:
        """Report one violation of this rule: on which assignments, booths and interpreters."""
        return Violation(rule=self.name(), level=self.level, sessions=subjects, text=text, amount=amount)
