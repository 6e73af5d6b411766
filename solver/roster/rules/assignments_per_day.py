"""I-02 (F:AIIC11)."""

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


class AssignmentsPerDay(RosterRule):
    """An interpreter has at most two assignments a day.

    Holds:  a morning and an afternoon.
    Broken: a morning, an afternoon and an evening.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-02; F:AIIC11"
    hinders: ClassVar[tuple[str, str]] = (
        "cannot take another assignment that day",
        "cannot take another assignment that day",
    )

    limit: int = Field(default=2, ge=1, le=20)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for name, work in plan.work.items():
            seats = [problem.assignment[place] for place, _ in work if place in problem.assignment]
            coming = {each.day for each in seats if each.id not in problem.begun}
            for day, count in sorted(Counter(each.day for each in seats).items()):
                if count > self.limit and day in coming:
                    text = f"{name} has {count} assignments on {day}, more than {self.limit}"
                    yield self.broken(name, day, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for day in sorted({assignment.day for assignment in problem.assignments}):
            that_day = [assignment.id for assignment in problem.assignments if assignment.day == day]
            for person in problem.interpreters:
                decide.at_most_taken(self.limit, person.id, that_day)
