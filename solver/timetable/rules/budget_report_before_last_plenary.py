"""B-12 (F:STR14)."""

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class BudgetReportBeforeLastPlenary(TimetableRule):
    """The budget committee has finished its report before the last plenary starts.

    Holds:  the budget committee meets 9:30-11:00, the last plenary starts at 14:30.
    Broken: the budget committee meets 14:00-15:30, the last plenary starts at 14:30.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-12; F:STR14"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        for plenary in placed:
            if plenary.role != "last-plenary":
                continue
            for meeting in placed:
                if meeting.body is None or problem.body[meeting.body].role != "budget":
                    continue
                if plan.placements[meeting.id].start + meeting.duration > plan.placements[plenary.id].start:
                    yield self.broken(
                        meeting.id,
                        plenary.id,
                        text=f"{meeting.name} has not ended when {plenary.name} starts",
                    )

    def post(self, problem: Problem, decide: Decisions) -> None:
        budget = {body.id for body in problem.bodies if body.role == "budget"}
        meetings = [session.id for session in problem.sessions if session.body in budget]
        plenaries = [session.id for session in problem.sessions if session.role == "last-plenary"]
        for meeting, plenary in product(meetings, plenaries):
            decide.before(meeting, plenary)
