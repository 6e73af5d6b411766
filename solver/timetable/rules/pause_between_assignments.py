"""I-03 (F:AIIC05)."""

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


class PauseBetweenAssignments(TimetableRule):
    """Between two assignments of one day a team has a pause.

    Holds:  a team works until 12:30, and from 14:00.
    Broken: a team works until 12:30, and from 13:45.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-03; F:AIIC05"
    about_teams: ClassVar[bool] = True

    minutes: int = Field(default=90, ge=0, le=24 * 60)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for one, other in pairwise(assignments(problem, plan)):
            pause = other.start - one.end
            if one.team == other.team and one.day == other.day and pause < self.minutes:
                text = f"{one.team} has {pause} minutes between two assignments; {self.minutes} are needed"
                yield self.broken(*sorted({*one.sessions, *other.sessions}), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for periods in decide.periods().values():
            decide.team_pause(self.minutes, periods)
