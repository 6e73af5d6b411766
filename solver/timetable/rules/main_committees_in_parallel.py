"""B-06 (F:TT98, F:UNFCCC)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class MainCommitteesInParallel(TimetableRule):
    """At most two meetings of the main committees run at once.

    Holds:  Committees 3 and 4 meet 9:30-12:30, the working group of the plenary 14:30-17:30.
    Broken: Committees 3 and 4 and the working group of the plenary all meet 9:30-12:30.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-06; F:TT98, F:UNFCCC"

    limit: int = Field(default=2, ge=0, le=1_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        spans: dict[str, range] = {}
        for session in problem.sessions:
            if session.body is None or problem.body[session.body].role != "main":
                continue
            if session.id in plan.placements:
                start = plan.placements[session.id].start
                spans[session.id] = range(start, start + session.duration)
        for moment in sorted({span.start for span in spans.values()}):
            running = [session for session, span in spans.items() if moment in span]
            if len(running) > self.limit:
                yield self.broken(
                    *running, text=f"{len(running)} meetings of main committees at once, not {self.limit}"
                )

    def post(self, problem: Problem, decide: Decisions) -> None:
        main = {body.id for body in problem.bodies if body.role == "main"}
        decide.at_most(self.limit, (session.id for session in problem.sessions if session.body in main))
