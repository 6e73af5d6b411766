"""K-04 (S0; A)."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class PeopleMeetNewPeople(RotationRule):
    """In each round people meet those whom they have not met before, at this event or at an earlier one.

    Each two people are a unit for each two rounds in which they sit in one group: three rounds together are three
    units, four are six. Rounds that are over count, and so does each round of an earlier event against those of
    this one.

    Holds:  Ada and Ben sit in one group in round 1, and in two groups in rounds 2 and 3.
    Broken: Ada and Ben sit in one group in rounds 1 and 3, and did so at the event of last year: three units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "K-04; S0+A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        earlier: dict[str, list[tuple[int, int]]] = {}
        for seating, cells in enumerate(problem.history):
            for cell, people in enumerate(cells):
                for name in people:
                    earlier.setdefault(name, []).append((seating, cell))
        again: Counter[tuple[str, str]] = Counter()
        anew: Counter[tuple[tuple[int, int], str]] = Counter()
        for name, seats in plan.seats.items():
            groups = [group for group in seats if group in problem.group and name in problem.person]
            again.update(combinations(groups, 2))
            anew.update((cell, group) for cell in earlier.get(name, ()) for group in groups)
        yield from self._at_this_event(problem, again)
        yield from self._since_an_earlier_event(problem, anew)

    def _at_this_event(self, problem: Problem, met: Counter[tuple[str, str]]) -> Iterator[Violation]:
        pairs: Counter[tuple[int, int]] = Counter()
        for (one, other), people in met.items():
            first, second = sorted((problem.group[one].round, problem.group[other].round))
            if first != second:
                pairs[first, second] += people * (people - 1) // 2
        for (first, second), count in sorted(pairs.items()):
            if count:
                text = f"pairs of people who meet in round {first + 1} and again in round {second + 1}: {count}"
                yield self.broken(text=text, amount=count)

    def _since_an_earlier_event(
        self, problem: Problem, met: Counter[tuple[tuple[int, int], str]]
    ) -> Iterator[Violation]:
        pairs: Counter[tuple[int, int]] = Counter()
        for ((seating, _), group), people in met.items():
            pairs[problem.group[group].round, seating] += people * (people - 1) // 2
        for (number, seating), count in sorted(pairs.items()):
            if count:
                text = f"pairs of people who meet in round {number + 1} and met before, in earlier round"
                yield self.broken(text=f"{text} {seating + 1}: {count}", amount=count)

    def post(self, problem: Problem, decide: Decisions) -> None:
        rounds = [[group.id for group in groups] for groups in problem.groups_of]
        decide.repeat_cost(rounds, problem.history)
