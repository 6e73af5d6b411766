"""L-05 (F:UNCAR)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class BoothHasSeats(RosterRule):
    """No more interpreters sit in a booth than it has seats.

    Holds:  three in the Arabic booth, which has three seats.
    Broken: three in the French booth, which has two.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "L-05; F:UNCAR"
    hinders: ClassVar[tuple[str, str]] = ("finds no seat", "find no seat")
    about_others: ClassVar[bool] = True

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for assignment in problem.assignments:
            for booth in assignment.booths if assignment.id not in problem.begun else ():
                sitting = plan.sitting(assignment.id, booth.id)
                if len(sitting) > booth.seats:
                    text = f"{', '.join(sitting)} are to sit in the {booth.id} booth of {assignment.id}; it has"
                    yield self.broken(assignment.id, booth.id, text=f"{text} {booth.seats} seats")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for assignment in problem.assignments:
            for booth in assignment.booths if assignment.id not in problem.begun else ():
                decide.at_most_sit(booth.seats, assignment.id, booth.id)
