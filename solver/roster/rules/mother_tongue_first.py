"""L-07, preferences (F:GLOS; A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class MotherTongueFirst(RosterRule):
    """A booth is staffed by people who work into their mother tongue (A) rather than into a B language.

    Each seat whose holder has none of the booth's languages as a mother tongue is a unit.

    Holds:  English mother tongue in the English booth.
    Broken: Arabic mother tongue, English B, in the English booth.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "L-07; F:GLOS+A"

    weight: int = Field(default=200, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for assignment in problem.assignments:
            for booth in assignment.booths:
                for name in plan.sitting(assignment.id, booth.id):
                    person = problem.interpreter.get(name)
                    if person is not None and person.native.isdisjoint(booth.languages):
                        text = f"{name} works into a B language in the {booth.id} booth of {assignment.id}"
                        yield self.broken(name, assignment.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for assignment in problem.assignments:
            for booth in assignment.booths:
                for person in problem.interpreters:
                    if not any(language in person.native for language in booth.languages):
                        decide.seat_cost(person.id, assignment.id, booth.id)
