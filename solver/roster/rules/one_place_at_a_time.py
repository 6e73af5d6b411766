"""P-01 of interpreters (A)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class OnePlaceAtATime(RosterRule):
    """Nobody sits in two booths at the same time.

    Holds:  Ada works 9:30-12:30 in Hall 1 and 12:30-13:30 in Hall 2.
    Broken: Ada works 9:30-12:30 in Hall 1 and 12:00-13:00 in Hall 2.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "P-01; A"
    hinders: ClassVar[tuple[str, str]] = ("sits in another booth then", "sit in other booths then")

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for name, work in plan.work.items():
            seats = [(problem.assignment[place], booth) for place, booth in work if place in problem.assignment]
            for (one, first), (other, second) in combinations(seats, 2):
                if {one.id, other.id} <= problem.begun:
                    continue
                if one.start < other.end and other.start < one.end:
                    text = f"{name} sits in the {first} booth of {one.id} and in the {second} booth of {other.id}"
                    yield self.broken(name, *sorted({one.id, other.id}), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        # Whatever overlaps does so at the start of one of the two.
        for moment in sorted({assignment.start for assignment in problem.assignments}):
            running = [each.id for each in problem.assignments if each.start <= moment < each.end]
            for person in problem.interpreters:
                decide.at_most_taken(1, person.id, running)
