"""K-01 (S0)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rotation.values import Person
from solver.rule import Level


class OneGroupPerRound(RotationRule):
    """Everybody who is there sits in just one group of each round, and nobody sits in one who is not there.

    Holds:  there are two rounds; Ada sits in the first group of each.
    Broken: Ada sits in two groups of the second round, or in none.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-01; S0"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        round_of = {group.id: group.round for group in problem.groups if group.round >= problem.past}
        ahead = range(problem.past, len(problem.rounds))
        for person in problem.people:
            groups = [group for group in plan.seats.get(person.id, ()) if group in round_of]
            wanted = [number for number in ahead if number not in person.absent]
            if sorted([round_of[group] for group in groups]) != wanted:
                yield from self._misfits(person, groups, round_of, ahead)
        for room in problem.groups:
            if room.round >= problem.past:
                for name in sorted(plan.sitting(room.id) - problem.person.keys()):
                    yield self.broken(name, room.id, text=f"{name} sits in {room.id}, and does not take part")

    def _misfits(
        self, person: Person, groups: list[str], round_of: dict[str, int], ahead: range
    ) -> Iterator[Violation]:
        for number in ahead:
            here, absent = [group for group in groups if round_of[group] == number], number in person.absent
            if len(here) != (0 if absent else 1):
                yield self._broken(person.id, here, number + 1, absent)

    def _broken(self, name: str, groups: list[str], number: int, absent: bool) -> Violation:
        if absent:
            text = f"{name} sits in {', '.join(groups)}, and is not there in round {number}"
        elif groups:
            text = f"{name} sits in {len(groups)} groups of round {number}: {', '.join(groups)}"
        else:
            text = f"{name} sits in no group of round {number}"
        return self.broken(name, *groups, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for number, groups in enumerate(problem.groups_of):
            if number >= problem.past:
                ids = [group.id for group in groups]
                there = problem.present(number)
                decide.sit_once(there, ids)
                for name in sorted(problem.person.keys() - set(there)):
                    decide.may_not_sit(name, ids)
