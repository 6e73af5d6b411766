"""T-07 (F:UNFCCC, F:TT98)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class FormalMeetingsEndByEvening(TimetableRule):
    """A statutory session ends by the evening of the day on which it starts.

    Each step of the grid, once begun, by which it ends later is a unit.

    Holds:  evening is at 18:00, the committee ends at 18:00.
    Broken: evening is at 18:00, the committee ends at 18:20: two units on a grid of 15 minutes.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "T-07; F:UNFCCC, F:TT98"

    weight: int = Field(default=10, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or not session.statutory:
                continue
            for day in problem.days:
                if day.evening is None or not day.start <= placement.start < day.end:
                    continue
                late = placement.start + session.duration - day.evening
                if late > 0:
                    units = (late + problem.step - 1) // problem.step
                    text = f"{session.name} ends {late} minutes after the evening of {day.id} begins"
                    yield self.broken(session.id, text=text, amount=units)

    def post(self, problem: Problem, decide: Decisions) -> None:
        evenings = [(day.start, day.end, day.evening) for day in problem.days if day.evening is not None]
        for session in problem.sessions:
            if not session.statutory:
                continue

            def units(start: int, duration: int = session.duration) -> int:
                for begin, end, evening in evenings:
                    if begin <= start < end:
                        return max(0, -((evening - start - duration) // problem.step))
                return 0

            decide.start_cost(session.id, units)
