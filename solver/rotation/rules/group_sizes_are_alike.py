"""K-03 (A)."""

from collections.abc import Iterator
from math import ceil
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class GroupSizesAreAlike(RotationRule):
    """The groups of a round are about equally large: the largest has at most two people more than the smallest.

    A group that is too small or too large by itself for an equal part of all who are there does not count.

    Holds:  61 people are there; four groups of 15, 15, 15 and 16.
    Broken: four groups of 17, 16, 14 and 14.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-03; A"

    balance: int = Field(default=2, ge=0, le=10_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for number in range(problem.past, len(problem.rounds)):
            groups = [group for group in problem.groups if group.round == number]
            there = sum(number not in person.absent for person in problem.people)
            sizes = sorted(
                (len(plan.sitting(group.id)), group.id)
                for group in groups
                if group.least <= there // len(groups) and group.most >= ceil(there / len(groups))
            )
            if sizes and sizes[-1][0] - sizes[0][0] > self.balance:
                (few, small), (many, large) = sizes[0], sizes[-1]
                text = f"{large} has {many} people and {small} has {few}, a difference of more than {self.balance}"
                yield self.broken(large, small, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for number, groups in enumerate(problem.groups_of):
            if number >= problem.past and groups:
                equal, rest = divmod(len(problem.present(number)), len(groups))
                fitting = [group.id for group in groups if group.least <= equal and equal + (rest > 0) <= group.most]
                decide.sizes_alike(self.balance, fitting)
