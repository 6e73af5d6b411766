"""S-03 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SideEventsInParallel(TimetableRule):
    """At most five side events run at once.

    Holds:  five side events run 12:45-14:15, a sixth 17:45-19:15.
    Broken: six side events run 12:45-14:15.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "S-03; A"

    limit: int = Field(default=5, ge=0, le=1_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        spans: dict[str, range] = {}
        for session in problem.sessions:
            if session.id in plan.placements and session.kind == "side-event":
                start = plan.placements[session.id].start
                spans[session.id] = range(start, start + session.duration)
        for moment in sorted({span.start for span in spans.values()}):
            running = [session for session, span in spans.items() if moment in span]
            if len(running) > self.limit:
                yield self.broken(*running, text=f"{len(running)} side events at once, not {self.limit}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        decide.at_most(self.limit, (s.id for s in problem.sessions if s.kind == "side-event"))
