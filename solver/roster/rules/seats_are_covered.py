"""L-05, L-06 (F:UNCAR)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class SeatsAreCovered(RosterRule):
    """Every seat of every booth has its interpreter.

    Each empty seat is a unit. No change that is spared and no money saved ever pays for one.

    Holds:  three interpreters in the Arabic booth of three seats.
    Broken: one seat of the Arabic booth stays empty.
    """

    level: ClassVar[Level] = Level.COVERAGE
    source: ClassVar[str] = "L-05, L-06; F:UNCAR, F:AIICCA"

    weight: int = Field(default=100, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for assignment in problem.assignments:
            for booth in assignment.booths:
                empty = booth.seats - len(plan.sitting(assignment.id, booth.id))
                if empty > 0:
                    text = f"{empty} of {booth.seats} seats in the {booth.id} booth of {assignment.id} stay empty"
                    yield self.broken(assignment.id, booth.id, text=text, amount=empty)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for assignment in problem.assignments:
            for booth in assignment.booths:
                decide.empty_seat_cost(booth.seats, assignment.id, booth.id)
