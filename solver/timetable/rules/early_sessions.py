"""Meetings as soon as possible (F:OptaPlanner)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class EarlySessions(TimetableRule):
    """Sessions start as soon as they can.

    Each begun step of the grid between the beginning of the first day and a session's start is a unit.

    Holds:  the only meeting starts when the first day begins.
    Broken: it starts an hour later, on a grid of fifteen minutes: four units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, meeting scheduling"

    enabled: bool = False

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        begin = min((day.start for day in problem.days), default=0)
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is not None and placement.start > begin:
                steps = -(-(placement.start - begin) // problem.step)
                text = f"{session.name} starts {placement.start - begin} minutes after the beginning"
                yield self.broken(session.id, text=text, amount=steps)

    def post(self, problem: Problem, decide: Decisions) -> None:
        first = min((day.start for day in problem.days), default=0)

        def steps(start: int) -> int:
            whole, rest = divmod(start - first, problem.step)
            return whole + (rest > 0)

        for session in problem.sessions:
            decide.start_cost(session.id, steps)
