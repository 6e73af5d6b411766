"""I-12, L-01 (F:R154)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.assignments import assignments
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class AssignmentsAreLimited(TimetableRule):
    """All teams together have no more assignments than the budget pays.

    Holds:  forty assignments are paid, the teams have forty.
    Broken: forty assignments are paid, the teams have forty-one.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-12, L-01; F:R154"
    about_teams: ClassVar[bool] = True

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        limit, worked = problem.most_assignments, assignments(problem, plan)
        if limit is not None and len(worked) > limit:
            latest = sorted(worked, key=lambda each: (each.start, each.team))[limit:]
            sessions = sorted({session for each in latest for session in each.sessions})
            yield self.broken(*sessions, text=f"the teams have {len(worked)} assignments; {limit} are paid")

    def post(self, problem: Problem, decide: Decisions) -> None:
        if problem.most_assignments is not None:
            periods = [span for spans in decide.periods().values() for span in spans]
            decide.team_use_in_all({team.id: 1 for team in problem.teams}, problem.most_assignments, periods)
