"""B-13 (F:TMP17, F:TT98)."""

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SteeringAtEndOfDay(TimetableRule):
    """The steering committee meets at the end of the day, when plenary and committees have met.

    Each session of these kinds that starts later on the same day is a unit.

    Holds:  the committee meets 14:30-17:30, steering 17:45-18:30.
    Broken: steering meets 14:00-14:30, the committee 14:30-17:30.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "B-13; F:TMP17, F:TT98"

    weight: int = Field(default=5, ge=0, le=1_000_000)
    kinds: frozenset[str] = frozenset({"plenary", "committee", "working-group"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        own = [s for s in placed if s.body is not None and problem.body[s.body].role == "steering"]
        for steering, other in product(own, placed):
            if other.kind not in self.kinds or other.body == steering.body:
                continue
            start, later = plan.placements[steering.id].start, plan.placements[other.id].start
            if start < later and any(day.start <= start and later < day.end for day in problem.days):
                text = f"{other.name} starts after {steering.name}, which belongs at the end of the day"
                yield self.broken(steering.id, other.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        days = [(day.start, day.end) for day in problem.days]

        def rest_of_day(start: int) -> tuple[int, int]:
            return start + 1, next((end for begin, end in days if begin <= start < end), start)

        for body in problem.bodies:
            if body.role != "steering":
                continue
            others = [s.id for s in problem.sessions if s.kind in self.kinds and s.body != body.id]
            own = [session.id for session in problem.sessions if session.body == body.id]
            for steering, other in product(own, others):
                decide.pair_cost(steering, other, rest_of_day)
