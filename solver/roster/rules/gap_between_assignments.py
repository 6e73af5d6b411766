"""I-03 (F:AIIC05)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class GapBetweenAssignments(RosterRule):
    """Between two assignments an interpreter has 90 minutes.

    Sessions of one assignment may follow each other as they like.

    Holds:  an assignment until 12:30, the next from 14:00.
    Broken: an assignment until 12:30, the next from 13:45.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-03; F:AIIC05"
    hinders: ClassVar[tuple[str, str]] = (
        "has another assignment less than {min_gap} minutes before or after",
        "have other assignments less than {min_gap} minutes before or after",
    )

    min_gap: int = Field(default=90, ge=0, le=1_440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for name, work in plan.work.items():
            own = sorted({(problem.assignment[p].start, p) for p, _ in work if p in problem.assignment})
            for (_, first), (_, then) in combinations(own, 2):
                gap = problem.assignment[then].start - problem.assignment[first].end
                if 0 <= gap < self.min_gap and not {first, then} <= problem.begun:
                    text = f"{name} has {gap} minutes between {first} and {then}, less than {self.min_gap}"
                    yield self.broken(name, *sorted((first, then)), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for first in problem.assignments:
            until = first.end + self.min_gap
            for then in problem.assignments:
                if first.end <= then.start < until:
                    for person in problem.interpreters:
                        decide.at_most_taken(1, person.id, [first.id, then.id])
