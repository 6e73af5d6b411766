"""Y-01 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class YouthWorkshopsInParallel(TimetableRule):
    """Few enough workshops of the youth summit run at the same time.

    Counted at every grid point: the workshops beyond the limit.

    Holds:  four workshops at once.
    Broken: five workshops at once for an hour: four units on a grid of 15 minutes.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "Y-01; A"

    weight: int = Field(default=5, ge=0, le=1_000_000)
    limit: int = Field(default=4, ge=0, le=1_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        running: dict[int, list[str]] = {}
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is not None and session.kind == "youth" and session.role == "workshop":
                first = -(-placement.start // problem.step) * problem.step
                for moment in range(first, placement.start + session.duration, problem.step):
                    running.setdefault(moment, []).append(session.id)
        crowds: dict[tuple[str, ...], int] = {}
        for sessions in running.values():
            if len(sessions) > self.limit:
                crowd = tuple(sessions)
                crowds[crowd] = crowds.get(crowd, 0) + 1
        for crowd, moments in crowds.items():
            names = ", ".join(problem.session[session].name for session in crowd)
            text = f"{len(crowd)} workshops run at once, {self.limit} should: {names}"
            yield self.broken(*crowd, text=text, amount=moments * (len(crowd) - self.limit))

    def post(self, problem: Problem, decide: Decisions) -> None:
        workshops = [s.id for s in problem.sessions if s.kind == "youth" and s.role == "workshop"]
        limit = self.limit
        decide.crowding_cost(workshops, lambda at_once: max(0, at_once - limit))
