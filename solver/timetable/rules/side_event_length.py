"""S-02 (F:ROOM24+A)."""

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


class SideEventLength(TimetableRule):
    """A side event lasts 60 to 90 minutes and lies in the lunch band or in the late afternoon.

    Holds:  a side event of 90 minutes in the lunch band.
    Broken: a side event of 90 minutes in the morning; one of 45 minutes in the lunch band.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "S-02; F:ROOM24+A"

    least: int = Field(default=60, ge=1)
    most: int = Field(default=90, ge=1)
    bands: frozenset[str] = frozenset({"LU", "LA"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for event in problem.sessions:
            if event.kind != "side-event" or event.id not in plan.placements:
                continue
            start = plan.placements[event.id].start
            end = start + event.duration
            around = [part for part in problem.parts if part.start <= start and end <= part.end]
            if not self.least <= event.duration <= self.most:
                text = f"{event.name} lasts {event.duration} minutes, not {self.least} to {self.most}"
                yield self.broken(event.id, text=text)
            if not any(part.band in self.bands for part in around):
                yield self.broken(event.id, text=f"{event.name} lies outside the hours of side events")

    def post(self, problem: Problem, decide: Decisions) -> None:
        hours = [Span(start=part.start, end=part.end) for part in problem.parts if part.band in self.bands]
        for session in problem.sessions:
            if session.kind == "side-event":
                decide.only_within(session.id, hours)
                if session.duration < self.least or session.duration > self.most:
                    decide.only_starts(session.id, ())
