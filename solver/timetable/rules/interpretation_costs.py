"""I-12 (F:RATE15)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.assignments import assignments
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class InterpretationCosts(TimetableRule):
    """Each day on which a team works costs a day of each of its interpreters.

    Holds:  a team of fourteen works on Monday in the morning and in the afternoon: fourteen units.
    Broken: it works on Monday and on Tuesday: twenty-eight units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "I-12; F:RATE15"
    about_teams: ClassVar[bool] = True

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        days: dict[tuple[str, int], set[str]] = {}
        for each in assignments(problem, plan):
            days.setdefault((each.team, each.day), set()).update(each.sessions)
        for (team, _), sessions in days.items():
            if people := problem.team[team].people:
                yield self.broken(*sorted(sessions), text=f"{team} works a day, {people} people", amount=people)

    def post(self, problem: Problem, decide: Decisions) -> None:
        decide.team_use_cost({team.id: team.people for team in problem.teams}, decide.whole_days())
