"""B-09 (F:STR06+A)."""

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class EditorialLead(TimetableRule):
    """The editorial committee ends long enough before a plenary that adopts texts.

    Holds:  the editorial committee ends at 21:00, the plenary adopts from 9:00 the next day.
    Broken: the editorial committee ends at 11:00, the plenary adopts from 14:30 the same day.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "B-09; F:STR06+A"

    weight: int = Field(default=10, ge=0, le=1_000_000)
    minutes: int = Field(default=720, ge=0, le=100_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        editorials = [s for s in placed if s.body is not None and problem.body[s.body].role == "editorial"]
        plenaries = [session for session in placed if session.kind == "plenary" and session.adopts]
        for editorial, plenary in product(editorials, plenaries):
            end = plan.placements[editorial.id].start + editorial.duration
            lead = plan.placements[plenary.id].start - end
            if 0 <= lead < self.minutes:
                text = f"{editorial.name} ends only {lead} minutes before {plenary.name} adopts"
                yield self.broken(*sorted((editorial.id, plenary.id)), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        editorial = {body.id for body in problem.bodies if body.role == "editorial"}
        for plenary in problem.sessions:
            if plenary.kind != "plenary" or not plenary.adopts:
                continue
            for session in problem.sessions:
                if session.body in editorial:
                    decide.close_cost(session.id, plenary.id, self.minutes)
