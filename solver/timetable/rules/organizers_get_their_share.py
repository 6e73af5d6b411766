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
from solver.timetable.values import Span


class OrganizersGetTheirShare(TimetableRule):
    """An organizer has at most two of its requests placed while others wait.

    Each request beyond that is a unit: less than a request that is left out costs, so that places stay empty for
    nobody's sake, but enough for others to go first.

    Holds:  an organizer asked for three side events, two are placed.
    Broken: an organizer asked for three side events, all three are placed.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "S-06; F:ROOM24+A"

    weight: int = Field(default=50, ge=0, le=1_000_000)
    limit: int = Field(default=2, ge=0, le=1_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed: dict[str, list[str]] = {}
        for session in problem.sessions:
            if session.organizer is not None and not session.required and session.id in plan.placements:
                placed.setdefault(session.organizer, []).append(session.id)
        for organizer, sessions in sorted(placed.items()):
            if len(sessions) > self.limit:
                text = f"{organizer} has {len(sessions)} places, and {self.limit} are its share"
                yield self.broken(*sessions, text=text, amount=len(sessions) - self.limit)

    def post(self, problem: Problem, decide: Decisions) -> None:
        asked: dict[str, dict[str, int]] = {}
        for session in problem.sessions:
            if session.organizer is not None and not session.required:
                asked.setdefault(session.organizer, {})[session.id] = 1
        for _, sessions in sorted(asked.items()):
            if len(sessions) > self.limit:
                first, last = min(d.start for d in problem.days), max(d.end for d in problem.days)
                decide.overload_cost(sessions, Span(start=first, end=last), self.limit, 1)
