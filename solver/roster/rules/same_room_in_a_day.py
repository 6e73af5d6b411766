"""R-07 of interpreters (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class SameRoomInADay(RosterRule):
    """An interpreter works in one room on a day.

    Each room beyond the first on a day is a unit.

    Holds:  morning and afternoon in Hall 1.
    Broken: the morning in Hall 1, the afternoon in Hall 2.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "R-07; A"

    weight: int = Field(default=10, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for name, work in plan.work.items():
            rooms: dict[str, set[str]] = {}
            for place, _ in work:
                if place in problem.assignment and name in problem.interpreter:
                    rooms.setdefault(problem.assignment[place].day, set()).update(problem.assignment[place].rooms)
            for day, used in sorted(rooms.items()):
                if len(used) > 1:
                    text = f"{name} works in {', '.join(sorted(used))} on {day}"
                    yield self.broken(name, day, text=text, amount=len(used) - 1)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for day in sorted({assignment.day for assignment in problem.assignments}):
            rooms: dict[str, list[str]] = {}
            for assignment in problem.assignments:
                for room in assignment.rooms if assignment.day == day else ():
                    rooms.setdefault(room, []).append(assignment.id)
            for person in problem.interpreters:
                decide.rooms_cost(person.id, rooms)
