"""C-05 (S4)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class P2CIsComplete(TimetableRule):
    """Of each P2C format that is planned, at least one session takes place.

    A format of which the conference has no session asks for nothing.

    Holds:  one of two optional panels takes place, and the signing.
    Broken: neither of two optional panels takes place.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "C-05; S4"

    formats: frozenset[str] = frozenset({"panel", "p2c-breakout", "commitments", "signing"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for format_ in sorted(self.formats):
            planned = [s.id for s in problem.sessions if s.kind == "p2c" and s.role == format_]
            if planned and not any(session in plan.placements for session in planned):
                yield self.broken(*planned, text=f"no session of the P2C format {format_} takes place")

    def post(self, problem: Problem, decide: Decisions) -> None:
        planned: dict[str, list[str]] = {}
        for session in problem.sessions:
            if session.kind == "p2c" and session.role in self.formats:
                planned.setdefault(session.role or "", []).append(session.id)
        for _, sessions in sorted(planned.items()):
            decide.enough_minutes(1, sessions)
