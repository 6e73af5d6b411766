"""Who asked to be together (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class TogetherStayTogether(RotationRule):
    """Those who are to be together sit in one group in every round, as far as they are there.

    Holds:  Ada and her interpreter Ben sit in one group in every round; in the last one Ben is not there.
    Broken: in round 2 Ada sits in one group, and Ben in another.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for pairing in problem.together:
            for number in range(problem.past, len(problem.rounds)):
                there = [name for name in sorted(pairing) if number not in problem.person[name].absent]
                seats = [self._seats(problem, plan, name, number) for name in there]
                if len(set(seats)) > 1:
                    text = f"{', '.join(there)} are to be together, and are not in round {number + 1}"
                    yield self.broken(*there, *sorted(frozenset().union(*seats)), text=text)

    def _seats(self, problem: Problem, plan: Plan, name: str, number: int) -> frozenset[str]:
        own = (group for group in plan.seats.get(name, ()) if group in problem.group)
        return frozenset(group for group in own if problem.group[group].round == number)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for number, groups in enumerate(problem.groups_of):
            there = set(problem.present(number))
            for pairing in problem.together if number >= problem.past else ():
                if len(pairing & there) > 1:
                    decide.together(pairing & there, [group.id for group in groups])
