"""S-05 (F:SOC25)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SocialEventsApart(TimetableRule):
    """No two receptions run at the same time.

    Holds:  a reception 17:45-19:15, another one 19:15-21:15.
    Broken: a reception 17:45-19:15, another one 19:00-21:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "S-05; F:SOC25"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        receptions = [s for s in problem.sessions if s.kind == "reception" and s.id in plan.placements]
        for one, other in combinations(receptions, 2):
            start, other_start = plan.placements[one.id].start, plan.placements[other.id].start
            if start < other_start + other.duration and other_start < start + one.duration:
                yield self.broken(one.id, other.id, text=f"{one.name} and {other.name} run at the same time")

    def post(self, problem: Problem, decide: Decisions) -> None:
        decide.never_together(session.id for session in problem.sessions if session.kind == "reception")
