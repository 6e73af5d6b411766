"""T-06 (F:SG2, F:TT98+A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class DayKind(TimetableRule):
    """On half, preparatory, rest and reserve days only the kinds of sessions take place that belong there.

    Holds:  an ad hoc group meets on the Saturday, a half day.
    Broken: a committee meets on the Saturday, a half day.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "T-06; F:SG2, F:TT98+A"

    half: frozenset[str] = frozenset({"ad-hoc"})
    prep: frozenset[str] = frozenset({"briefing", "heads-of-delegation", "regional-coordination"})
    rest: frozenset[str] = frozenset()
    reserve: frozenset[str] = frozenset()

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        allowed = {"half": self.half, "prep": self.prep, "rest": self.rest, "reserve": self.reserve}
        for session in problem.sessions:
            if session.id not in plan.placements:
                continue
            start = plan.placements[session.id].start
            for day in problem.days:
                inside = day.start <= start < day.end
                if inside and day.kind != "work" and session.kind not in allowed[day.kind]:
                    yield self.broken(session.id, text=f"{session.name} is on {day.id}, a {day.kind} day")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            closed = [d for d in problem.days if d.kind != "work" and session.kind not in getattr(self, d.kind)]
            if closed:
                starts = decide.starts(session.id)
                decide.only_starts(
                    session.id,
                    [start for start in starts if not any(day.start <= start < day.end for day in closed)],
                )
