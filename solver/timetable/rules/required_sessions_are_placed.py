"""Every session that is not optional takes place (S4; A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RequiredSessionsArePlaced(TimetableRule):
    """A session that must take place has its place in the timetable.

    Holds:  the plenary must take place and is placed; a side event may be left out and is.
    Broken: the plenary must take place and is left out.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "S4; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            if session.required and session.id not in plan.placements:
                yield self.broken(session.id, text=f"{session.name} must take place and has no place")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if session.required:
                decide.must_be_placed(session.id)
