"""I-12, L-01 (F:RATE15, F:R154)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.assignments import assignments
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class InterpreterDaysAreLimited(TimetableRule):
    """The interpreters of all teams together work no more days than the budget pays.

    Holds:  a hundred days are paid, and a team of fourteen works on seven days.
    Broken: a hundred days are paid, and a team of fourteen works on eight days.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-12, L-01; F:RATE15, F:R154"
    about_teams: ClassVar[bool] = True

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        limit, worked = problem.most_interpreter_days, assignments(problem, plan)
        days = {(each.team, each.day) for each in worked}
        total = sum(problem.team[team].people for team, _ in days)
        if limit is not None and total > limit:
            sessions = sorted({session for each in worked for session in each.sessions})
            yield self.broken(*sessions, text=f"interpreters work {total} days; {limit} are paid")

    def post(self, problem: Problem, decide: Decisions) -> None:
        if problem.most_interpreter_days is not None:
            people = {team.id: team.people for team in problem.teams}
            decide.team_use_in_all(people, problem.most_interpreter_days, decide.whole_days())
