"""T-09 (F:NT20+A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class ReserveTimeIsFree(TimetableRule):
    """A reserve day is kept free for what overruns.

    Each session on a reserve day is a unit. Which kinds may be there at all is for `day_kind` to say.

    Holds:  the last plenary is on Thursday; Friday, the reserve, is empty.
    Broken: the last plenary is on Friday, the reserve.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "T-09; F:NT20+A"

    weight: int = Field(default=20, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            if session.id not in plan.placements:
                continue
            for day in problem.days:
                if day.kind == "reserve" and day.start <= plan.placements[session.id].start < day.end:
                    yield self.broken(session.id, text=f"{session.name} takes time of {day.id}, a reserve day")

    def post(self, problem: Problem, decide: Decisions) -> None:
        reserve = [(day.start, day.end) for day in problem.days if day.kind == "reserve"]

        def units(start: int) -> int:
            return sum(begin <= start < end for begin, end in reserve)

        for session in problem.sessions if reserve else ():
            decide.start_cost(session.id, units)
