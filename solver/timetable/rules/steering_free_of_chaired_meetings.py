"""B-05 (F:STR14)."""

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SteeringFreeOfChairedMeetings(TimetableRule):
    """While the steering committee meets, none of its members chairs another body's meeting.

    Holds:  steering meets 17:45-18:30, an ad hoc group chaired by somebody outside it 17:45-19:15.
    Broken: steering meets 17:45-18:30, an ad hoc group chaired by one of its members 17:45-19:15.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-05; F:STR14"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        for steering in placed:
            if steering.body is None or problem.body[steering.body].role != "steering":
                continue
            begin = plan.placements[steering.id].start
            for other in placed:
                if other.body == steering.body or other.chair not in problem.body[steering.body].members:
                    continue
                start = plan.placements[other.id].start
                if start < begin + steering.duration and begin < start + other.duration:
                    yield self.broken(
                        steering.id,
                        other.id,
                        text=f"{other.name} is chaired by a member of {steering.name}, which meets then",
                    )

    def post(self, problem: Problem, decide: Decisions) -> None:
        for body in problem.bodies:
            if body.role == "steering":
                own = [session.id for session in problem.sessions if session.body == body.id]
                chaired = [s.id for s in problem.sessions if s.chair in body.members and s.body != body.id]
                for pair in product(own, chaired):
                    decide.never_together(pair)
