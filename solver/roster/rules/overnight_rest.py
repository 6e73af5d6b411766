"""I-09 (A)."""

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


class OvernightRest(RosterRule):
    """Between the last assignment of a day and the first of the next an interpreter rests for eleven hours.

    Holds:  an evening until 21:30, the next morning from 8:30.
    Broken: an evening until 21:30, the next morning from 8:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-09; A"
    hinders: ClassVar[tuple[str, str]] = ("would have too short a night", "would have too short a night")

    minutes: int = Field(default=660, ge=0, le=1_440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for name, work in plan.work.items():
            own = sorted({(problem.assignment[p].start, p) for p, _ in work if p in problem.assignment})
            for (_, evening), (_, morning) in combinations(own, 2):
                one, other = problem.assignment[evening], problem.assignment[morning]
                if {evening, morning} <= problem.begun:
                    continue
                if one.day != other.day and other.start - one.end < self.minutes:
                    text = f"{name} rests {other.start - one.end} minutes between {one.id} and {other.id}, less than"
                    yield self.broken(name, *sorted((one.id, other.id)), text=f"{text} {self.minutes}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for evening in problem.assignments:
            for morning in problem.assignments:
                later = (evening.start, evening.id) < (morning.start, morning.id)
                if later and morning.day != evening.day and morning.start < evening.end + self.minutes:
                    for person in problem.interpreters:
                        decide.at_most_taken(1, person.id, [evening.id, morning.id])
