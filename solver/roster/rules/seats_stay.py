"""X-01 of the roster (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class SeatsStay(RosterRule):
    """Whoever was given a seat keeps it.

    Each seat of an earlier roster whose holder does not sit in that booth any more is a unit; assignments and booths
    that are gone do not count.

    Holds:  Ada had the Russian booth on Thursday morning, and has it.
    Broken: Ada had the Russian booth on Thursday morning, and Ben has it.
    """

    level: ClassVar[Level] = Level.STABILITY
    source: ClassVar[str] = "X-01; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for held in problem.published:
            assignment = problem.assignment.get(held.assignment)
            if assignment is None or held.booth not in {booth.id for booth in assignment.booths}:
                continue
            for name in sorted(held.interpreters - set(plan.sitting(held.assignment, held.booth))):
                text = f"{name} leaves the {held.booth} booth of {held.assignment}"
                yield self.broken(name, held.assignment, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        booths = {(assignment.id, booth.id) for assignment in problem.assignments for booth in assignment.booths}
        for held in problem.published:
            for name in sorted(held.interpreters) if (held.assignment, held.booth) in booths else ():
                decide.leaving_cost(name, held.assignment, held.booth)
