"""I-10 (F:AICE)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.assignments import assignments
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class TeamsHaveTimeInTheBooth(TimetableRule):
    """A team that changes rooms within an assignment has time to settle in the next booth.

    Holds:  hall 1 until 10:00, hall 2 from 10:30.
    Broken: hall 1 until 10:00, hall 2 from 10:15.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "I-10; F:AICE"
    about_teams: ClassVar[bool] = True

    minutes: int = Field(default=30, ge=0, le=24 * 60)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for each in assignments(problem, plan):
            for one, other in combinations(each.sessions, 2):
                here, there = plan.placements[one], plan.placements[other]
                pause = there.start - here.start - problem.session[one].duration
                if None not in (here.room, there.room) and here.room != there.room and 0 <= pause < self.minutes:
                    text = f"{each.team} changes rooms in {pause} minutes; {self.minutes} are better"
                    yield self.broken(*sorted((one, other)), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        decide.team_hurry_cost(self.minutes, [span for spans in decide.periods().values() for span in spans])
