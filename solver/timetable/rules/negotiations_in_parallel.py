"""B-07 (F:UNFCCC)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class NegotiationsInParallel(TimetableRule):
    """At most six committees, working groups and ad hoc groups negotiate at once.

    P2C sessions and side events are not counted.

    Holds:  six groups meet 14:30-16:00, a seventh 16:00-17:30.
    Broken: seven groups meet 14:30-16:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-07; F:UNFCCC"

    limit: int = Field(default=6, ge=0, le=1_000)
    kinds: frozenset[str] = frozenset({"committee", "working-group", "ad-hoc"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        spans: dict[str, range] = {}
        for session in problem.sessions:
            if session.id in plan.placements and session.kind in self.kinds:
                start = plan.placements[session.id].start
                spans[session.id] = range(start, start + session.duration)
        for moment in sorted({span.start for span in spans.values()}):
            running = [session for session, span in spans.items() if moment in span]
            if len(running) > self.limit:
                yield self.broken(*running, text=f"{len(running)} negotiations at once, not {self.limit}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        decide.at_most(self.limit, (s.id for s in problem.sessions if s.kind in self.kinds))
