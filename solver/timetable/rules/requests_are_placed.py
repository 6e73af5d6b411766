"""S-06 (F:ROOM24+A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RequestsArePlaced(TimetableRule):
    """A session that may be left out is placed if there is any place for it.

    Left out, one of priority 1 costs three units, of 2 two, of 3 and beyond one.

    Holds:  every side event that was asked for has a place.
    Broken: a side event of priority 1 has no place, which costs three units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "S-06; F:ROOM24+A"

    weight: int = Field(default=200, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            if not session.required and session.id not in plan.placements:
                text = f"{session.name}, of priority {session.priority}, has no place"
                yield self.broken(session.id, text=text, amount=4 - min(session.priority, 3))

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if not session.required:
                decide.absence_cost(session.id, max(1, 4 - session.priority))
