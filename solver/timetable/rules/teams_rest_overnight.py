"""I-09 (A)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.assignments import assignments
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class TeamsRestOvernight(TimetableRule):
    """Between two days of work a team rests.

    Holds:  a team works until 21:30, and the next day from 08:30.
    Broken: a team works until 21:30, and the next day from 08:15.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-09; A"
    about_teams: ClassVar[bool] = True

    minutes: int = Field(default=660, ge=0, le=24 * 60)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for one, other in pairwise(assignments(problem, plan)):
            rest = other.start - one.end
            if one.team == other.team and one.day != other.day and rest < self.minutes:
                text = f"{one.team} rests {rest} minutes overnight; {self.minutes} are needed"
                yield self.broken(*sorted({*one.sessions, *other.sessions}), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        decide.team_pause(self.minutes, decide.whole_days())
