"""B-01 (F:STR14)."""

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class HeadsOfDelegationFirst(TimetableRule):
    """The heads of delegation have met before the first plenary starts.

    Holds:  the heads of delegation meet 9:30-10:15, the first plenary 10:15-11:15.
    Broken: the heads of delegation meet 9:30-10:15, the first plenary 10:00-11:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-01; F:STR14"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        for plenary in placed:
            if plenary.role != "first-plenary":
                continue
            for meeting in placed:
                if meeting.body is None or problem.body[meeting.body].role != "heads-of-delegation":
                    continue
                if plan.placements[meeting.id].start + meeting.duration > plan.placements[plenary.id].start:
                    yield self.broken(
                        meeting.id,
                        plenary.id,
                        text=f"{meeting.name} has not ended when {plenary.name} starts",
                    )

    def post(self, problem: Problem, decide: Decisions) -> None:
        heads = {body.id for body in problem.bodies if body.role == "heads-of-delegation"}
        meetings = [session.id for session in problem.sessions if session.body in heads]
        plenaries = [session.id for session in problem.sessions if session.role == "first-plenary"]
        for meeting, plenary in product(meetings, plenaries):
            decide.before(meeting, plenary)
