"""I-04 (F:AIIC11, F:SLATOR)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.assignments import Assignment, assignments
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class AssignmentsInRunningDays(TimetableRule):
    """A team has at most so many assignments in three, in four and in seven running days.

    Holds:  two assignments on Monday, two on Tuesday, one on Wednesday.
    Broken: two assignments on Monday, two on Tuesday, two on Wednesday.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-04; F:AIIC11, F:SLATOR"
    about_teams: ClassVar[bool] = True

    in_three: int = Field(default=5, ge=0)
    in_four: int = Field(default=7, ge=0)
    in_seven: int = Field(default=8, ge=0)
    remote_in_seven: int = Field(default=5, ge=0)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        worked: dict[str, list[Assignment]] = {}
        for each in assignments(problem, plan):
            worked.setdefault(each.team, []).append(each)
        for team, own in worked.items():
            for length, limit in self._limits(remote=problem.team[team].remote):
                for first in sorted({each.day for each in own}):
                    inside = [each for each in own if first <= each.day < first + length]
                    if len(inside) > limit:
                        sessions = sorted({session for each in inside for session in each.sessions})
                        text = f"{team} has {len(inside)} assignments in {length} days; {limit} are the limit"
                        yield self.broken(*sessions, text=text)

    def _limits(self, *, remote: bool) -> list[tuple[int, int]]:
        return [(3, self.in_three), (4, self.in_four), (7, self.remote_in_seven if remote else self.in_seven)]

    def post(self, problem: Problem, decide: Decisions) -> None:
        periods = decide.periods()
        for remote in (False, True):
            teams = [team.id for team in problem.teams if team.remote is remote]
            for length, limit in self._limits(remote=remote):
                for first in periods:
                    spans = [span for day, own in periods.items() if first <= day < first + length for span in own]
                    decide.team_use(teams, limit, spans)
