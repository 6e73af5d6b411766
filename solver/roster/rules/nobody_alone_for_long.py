"""I-05 (F:AIICCA, F:AIIC11)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class NobodyAloneForLong(RosterRule):
    """Nobody is alone in a booth whose sessions of one assignment take more than 40 minutes together.

    Such a booth has nobody in it, or at least two.

    Holds:  one interpreter in the booth for a session of 40 minutes.
    Broken: one interpreter in the booth for two sessions of 30 minutes.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-05; F:AIICCA, F:AIIC11"
    hinders: ClassVar[tuple[str, str]] = ("would be alone", "would be alone")
    about_others: ClassVar[bool] = True

    solo_max: int = Field(default=40, ge=0, le=1_440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for assignment in problem.assignments:
            minutes = sum(session.end - session.start for session in assignment.sessions)
            for booth in assignment.booths if assignment.id not in problem.begun else ():
                sitting = plan.sitting(assignment.id, booth.id)
                if minutes > self.solo_max and len(sitting) == 1:
                    text = f"{sitting[0]} is alone in the {booth.id} booth of {assignment.id} for {minutes} minutes"
                    yield self.broken(sitting[0], assignment.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for assignment in problem.assignments:
            minutes = sum(session.end - session.start for session in assignment.sessions)
            if assignment.id not in problem.begun and minutes > self.solo_max:
                for booth in assignment.booths:
                    decide.nobody_or(2, assignment.id, booth.id)
