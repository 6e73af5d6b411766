"""I-02 (F:AIIC11)."""

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


class AssignmentsInADay(TimetableRule):
    """A team has at most so many assignments on one day.

    Holds:  a team works in the morning and in the afternoon.
    Broken: a team works in the morning, in the afternoon and in the evening.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-02; F:AIIC11"
    about_teams: ClassVar[bool] = True

    limit: int = Field(default=2, ge=0)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        days: dict[tuple[str, int], list[str]] = {}
        count: dict[tuple[str, int], int] = {}
        for each in assignments(problem, plan):
            days.setdefault((each.team, each.day), []).extend(each.sessions)
            count[each.team, each.day] = count.get((each.team, each.day), 0) + 1
        for (team, day), sessions in days.items():
            if count[team, day] > self.limit:
                text = f"{team} has {count[team, day]} assignments on one day; {self.limit} are the limit"
                yield self.broken(*sorted(sessions), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for periods in decide.periods().values():
            decide.team_use([team.id for team in problem.teams], self.limit, periods)
