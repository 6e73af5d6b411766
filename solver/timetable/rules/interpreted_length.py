"""T-02 (F:AIIC11)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class InterpretedLength(TimetableRule):
    """A session with interpretation is no longer than one assignment of interpreters.

    Holds:  an interpreted committee of 180 minutes; a hackathon of 240 minutes without interpretation.
    Broken: an interpreted committee of 195 minutes.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "T-02; F:AIIC11"

    minutes: int = Field(default=180, ge=0)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            too_long = session.interpreted and session.duration > self.minutes
            if too_long and session.id in plan.placements:
                excess = session.duration - self.minutes
                yield self.broken(
                    session.id, text=f"{session.name} is {excess} minutes longer than interpreters may work"
                )

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if session.interpreted and session.duration > self.minutes:
                decide.only_starts(session.id, ())
