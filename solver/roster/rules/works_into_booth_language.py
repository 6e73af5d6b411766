"""L-07 (F:GLOS)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class WorksIntoBoothLanguage(RosterRule):
    """Whoever sits in a booth works into its language; where two languages share it, into one from the other.

    Into a mother tongue (A) or another active language (B). The holder of a seat has to be known.

    Holds:  Ada, Arabic A and English B, sits in the English booth.
    Broken: Ben, Russian A and English C, sits in the English booth.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "L-07; F:GLOS"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for assignment in problem.assignments:
            for booth in assignment.booths if assignment.id not in problem.begun else ():
                for name in plan.sitting(assignment.id, booth.id):
                    if name not in problem.interpreter:
                        text = f"{name}, in the {booth.id} booth of {assignment.id}, is no interpreter"
                        yield self.broken(name, assignment.id, text=text)
                        continue
                    person = problem.interpreter[name]
                    into = [each for each in booth.languages if each in person.native or each in person.active]
                    strange = [each for each in booth.languages if each not in into and each not in person.passive]
                    if not into or strange:
                        text = f"{name} sits in the {booth.id} booth of {assignment.id} without the languages for it"
                        yield self.broken(name, assignment.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for assignment in problem.assignments:
            for booth in assignment.booths if assignment.id not in problem.begun else ():
                fit = [
                    person.id
                    for person in problem.interpreters
                    if not (person.native | person.active).isdisjoint(booth.languages)
                    and (person.native | person.active | person.passive).issuperset(booth.languages)
                ]
                decide.only_these_sit(assignment.id, booth.id, fit)
