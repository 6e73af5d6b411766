"""X-01 of the roster (F:PP10; A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class PastIsFrozen(RosterRule):
    """In what has begun, or is frozen, those sit who sat there before: nobody leaves and nobody comes.

    Whatever other rule is broken in it is not mended any more: it counts, and no rule refuses it.

    Holds:  it is Thursday noon; the morning's booths are as they were.
    Broken: it is Thursday noon, and somebody else is put into a booth of the morning.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "X-01; F:PP10+A"
    hinders: ClassVar[tuple[str, str]] = ("cannot come to what has begun", "cannot come to what has begun")

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        before = {(held.assignment, held.booth): held.interpreters for held in problem.published}
        for assignment in problem.assignments:
            for booth in assignment.booths if assignment.id in problem.begun else ():
                sat = {name for name in before.get((assignment.id, booth.id), ()) if name in problem.interpreter}
                for name in sorted(sat ^ set(plan.sitting(assignment.id, booth.id))):
                    what = "leaves" if name in sat else "comes into"
                    text = f"{name} {what} the {booth.id} booth of {assignment.id}, which is frozen"
                    yield self.broken(name, assignment.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        known = {person.id for person in problem.interpreters}
        for assignment in problem.assignments:
            for booth in assignment.booths if assignment.id in problem.begun else ():
                stay = [
                    name
                    for held in problem.published
                    if (held.assignment, held.booth) == (assignment.id, booth.id)
                    for name in sorted(held.interpreters & known)
                ]
                decide.only_these_sit(assignment.id, booth.id, stay)
                for name in stay:
                    decide.keeps(name, assignment.id, booth.id)
