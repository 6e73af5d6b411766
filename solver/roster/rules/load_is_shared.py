"""Fair shares (A)."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class LoadIsShared(RosterRule):
    """Those who belong to the same booth have about equally many assignments.

    The share is the number of seats of their language, by the number of people, rounded down; a seat in a booth of
    two languages counts half. The first assignment beyond the share is a unit, the second two, the third three.

    Holds:  six seats in the Russian booth, three Russian interpreters with two assignments each.
    Broken: three Russian interpreters with four, one and one: one unit for the third, two for the fourth.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "fair shares; A"

    weight: int = Field(default=30, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for person in problem.interpreters:
            colleagues = sum(other.booth == person.booth for other in problem.interpreters)
            halves = sum(
                2 * booth.seats // len(booth.languages)
                for assignment in problem.assignments
                for booth in assignment.booths
                if person.booth in booth.languages
            )
            share = halves // (2 * colleagues)
            count = sum(place in problem.assignment for place, _ in plan.work.get(person.id, ()))
            if count > share:
                text = f"{person.id} has {count} assignments; an equal share would be {share}"
                yield self.broken(person.id, text=text, amount=(count - share) * (count - share + 1) // 2)

    def post(self, problem: Problem, decide: Decisions) -> None:
        every = [assignment.id for assignment in problem.assignments]
        booths = [booth for assignment in problem.assignments for booth in assignment.booths]
        people = Counter(person.booth for person in problem.interpreters)
        for person in problem.interpreters:
            own = [booth for booth in booths if person.booth in booth.languages]
            alone = sum(booth.seats for booth in own if len(booth.languages) == 1)
            shared = sum(booth.seats for booth in own if len(booth.languages) == 2)
            decide.excess_cost((2 * alone + shared) // (2 * people[person.booth]), person.id, every)
