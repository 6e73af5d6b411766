"""K-03 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class GroupSize(RotationRule):
    """In a group sit as many people as it needs at least and holds at most, those who lead it included.

    Holds:  a group for 10 to 36 people with 34 participants and 2 who lead it.
    Broken: the same group with 35 participants and 2 who lead it, or with 9 people in all.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-03; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            count = len(plan.sitting(group.id))
            if group.round < problem.past or group.least <= count <= group.most:
                continue
            limit = f"fewer than {group.least}" if count < group.least else f"more than {group.most}"
            yield self.broken(group.id, text=f"{group.id} has {count} people, {limit}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for groups in problem.groups_of[problem.past :]:
            for group in groups:
                decide.size(group.id, group.least, group.most)
