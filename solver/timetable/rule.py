"""What every rule of the timetable's rule book has: two halves, side by side, written separately."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Rule
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem


class TimetableRule(Rule, ABC):
    """A rule about sessions in times and rooms.

    The halves share the fields of the problem, never a helper that derives something from them: a wrong helper
    would agree with itself. `about_teams` marks the rules that say what teams of interpreters may do, or price it.
    """

    about_teams: ClassVar[bool] = False

    @abstractmethod
    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        """Find every place where a plan breaks the rule; a preference gives whole units as `amount`."""

    @abstractmethod
    def post(self, problem: Problem, decide: Decisions) -> None:
        """Tell the search what the rule asks for, in the words of `Decisions`."""

    def broken(self, *sessions: str, text: str, amount: int = 1) -> Violation:
        """Report one violation of this rule."""
        return Violation(rule=self.name(), level=self.level, sessions=sessions, text=text, amount=amount)
