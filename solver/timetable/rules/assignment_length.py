"""I-01, I-07, I-11 (F:AIIC11, F:SLATOR)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.assignments import assignments
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class AssignmentLength(TimetableRule):
    """An assignment of a team, from its first start to its last end in a period, is not too long.

    Several sessions may share an assignment, with the pauses between them; what runs over needs another team.

    Holds:  one team from 09:30 to 10:15 and from 10:30 to 12:30; a remote team from 09:30 to 11:30.
    Broken: one team from 09:15 to 10:15 and from 10:30 to 12:30; a remote team from 09:30 to 12:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-01, I-07, I-11; F:AIIC11, F:SLATOR, A"
    about_teams: ClassVar[bool] = True

    minutes: int = Field(default=180, ge=0, le=24 * 60)
    remote_minutes: int = Field(default=120, ge=0, le=24 * 60)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for each in assignments(problem, plan):
            limit = self.remote_minutes if problem.team[each.team].remote else self.minutes
            if each.end - each.start > limit:
                text = f"{each.team} has an assignment of {each.end - each.start} minutes; {limit} are the limit"
                yield self.broken(*each.sessions, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        periods = [span for spans in decide.periods().values() for span in spans]
        for remote, limit in ((False, self.minutes), (True, self.remote_minutes)):
            decide.team_stretch([team.id for team in problem.teams if team.remote is remote], limit, periods)
