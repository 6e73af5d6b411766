"""C-09 (S4+A)."""

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class CoChairsAreFree(TimetableRule):
    """While a P2C focus area meets, its co-chairs are needed nowhere else.

    Holds:  the panel of focus area 1 runs 14:30-15:30; its co-chair speaks elsewhere from 15:30.
    Broken: the panel of focus area 1 runs 14:30-15:30; its co-chair speaks elsewhere from 15:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "C-09; S4+A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        areas = {s.id for s in placed if s.body is not None and problem.body[s.body].role == "focus-area"}
        for one, other in product((s for s in placed if s.id in areas), placed):
            if one.id == other.id or (other.id in areas and other.id < one.id):
                continue
            start, other_start = plan.placements[one.id].start, plan.placements[other.id].start
            if start >= other_start + other.duration or other_start >= start + one.duration:
                continue
            missed = set[str]()
            for area, elsewhere in ((one, other), (other, one)):
                if area.body is not None and problem.body[area.body].role == "focus-area":
                    missed |= problem.body[area.body].co_chairs & elsewhere.people
            if missed:
                who = ", ".join(sorted(missed))
                yield self.broken(one.id, other.id, text=f"{one.name} and {other.name} both need {who}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for area in problem.bodies:
            if area.role != "focus-area":
                continue
            own = [session.id for session in problem.sessions if session.body == area.id]
            needing = [s.id for s in problem.sessions if not area.co_chairs.isdisjoint(s.people)]
            for one, other in product(own, needing):
                if one != other:
                    decide.never_together((one, other))
