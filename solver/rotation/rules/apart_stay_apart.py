"""Who is to be apart (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class ApartStayApart(RotationRule):
    """Those who are to be apart never sit in one group.

    Holds:  the three from one ministry sit in three groups.
    Broken: two of the three from one ministry sit in one group.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for pairing in problem.apart:
            sitting: dict[str, list[str]] = {}
            for name in sorted(pairing):
                for group in plan.seats.get(name, ()):
                    sitting.setdefault(group, []).append(name)
            for group, people in sorted(sitting.items()):
                if len(people) > 1 and group in problem.group and problem.group[group].round >= problem.past:
                    text = f"{', '.join(people)} are to be apart, and sit in {group}"
                    yield self.broken(*people, group, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        ahead = [group.id for groups in problem.groups_of[problem.past :] for group in groups]
        for pairing in problem.apart:
            decide.apart(pairing, ahead)
