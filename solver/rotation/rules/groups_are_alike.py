"""K-04 (S0; A)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level

_Values = Counter[tuple[str, str]]  # how many people have each value of each attribute


class GroupsAreAlike(RotationRule):
    """Regions, stakeholders and other sorts of people are in each group as they are among all who are there.

    A group's share of those with a value of an attribute is their number, times the size of the group, by the
    number of all who are there; each of them above the share, rounded up, or below it, rounded down, is a unit.

    Holds:  10 of 40 people are from Africa; two or three of them sit in a group of ten.
    Broken: 10 of 40 people are from Africa; four of them sit in a group of ten, or one.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "K-04; S0+A"

    attributes: tuple[str, ...] | None = None

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for number in range(problem.past, len(problem.rounds)):
            everybody = problem.person.keys()
            there = sum(number not in person.absent for person in problem.people)
            among_all = self._values(problem, everybody, number)
            for group in problem.groups:
                if group.round == number:
                    among_members = self._values(problem, plan.sitting(group.id), number)
                    size = len(plan.sitting(group.id) & everybody)
                    yield from self._misfits(group.id, size, among_members, there, among_all)

    def _values(self, problem: Problem, people: Iterable[str], number: int) -> _Values:
        found: _Values = Counter()
        for name in people:
            person = problem.person.get(name)
            if person is not None and number not in person.absent:
                found.update(person.attributes.items())
        return found

    def _misfits(
        self, group: str, size: int, members: _Values, there: int, everybody: _Values
    ) -> Iterator[Violation]:
        for (attribute, value), people in sorted(everybody.items()):
            low, rest = divmod(people * size, there)
            high, count = low + (rest > 0), members[attribute, value]
            units = max(count - high, low - count, 0)
            if units and (self.attributes is None or attribute in self.attributes):
                share = str(low) if low == high else f"{low} or {high}"
                text = f"{count} of {size} people in {group} have {attribute} {value}; the share is {share}"
                yield self.broken(group, text=text, amount=units)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for number, groups in enumerate(problem.groups_of):
            if number < problem.past:
                continue
            there = [problem.person[name] for name in problem.present(number)]
            wanted = {attribute for person in there for attribute in person.attributes}
            if self.attributes is not None:
                wanted &= set(self.attributes)
            for attribute in sorted(wanted):
                sorts: dict[str, list[str]] = {}
                for person in there:
                    if attribute in person.attributes:
                        sorts.setdefault(person.attributes[attribute], []).append(person.id)
                for _, people in sorted(sorts.items()):
                    decide.share_cost([group.id for group in groups], people, len(there))
