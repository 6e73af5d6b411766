"""B-02 (F:GRN)."""

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class OpeningBeforeCommittees(TimetableRule):
    """First comes the opening, then the first plenary, then the committees and groups it has set up.

    Holds:  opening 10:30-11:30, first plenary 11:30-12:30, a committee from 14:30.
    Broken: opening 10:30-11:30, first plenary 11:30-12:30, a committee from 12:15.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-02; F:GRN"

    kinds: frozenset[str] = frozenset({"committee", "working-group", "ad-hoc"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        for first in (session for session in placed if session.role in ("opening", "first-plenary")):
            end = plan.placements[first.id].start + first.duration
            for then in placed:
                in_turn = (first.role == "opening" and then.role == "first-plenary") or (
                    first.role == "first-plenary" and then.statutory and then.kind in self.kinds
                )
                if in_turn and first.id != then.id and plan.placements[then.id].start < end:
                    yield self.broken(first.id, then.id, text=f"{then.name} starts before {first.name} has ended")

    def post(self, problem: Problem, decide: Decisions) -> None:
        openings = [session.id for session in problem.sessions if session.role == "opening"]
        plenaries = [session.id for session in problem.sessions if session.role == "first-plenary"]
        groups = [session.id for session in problem.sessions if session.statutory and session.kind in self.kinds]
        for first, then in (*product(openings, plenaries), *product(plenaries, groups)):
            if first != then:
                decide.before(first, then)
