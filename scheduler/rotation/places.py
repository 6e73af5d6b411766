"""What a rotation's groups hold for those who take part, and what people still ask for. A count, not a search."""

from collections import Counter
from math import ceil

from scheduler.rotation.shortfall import Asking
from solver.rotation.problem import Problem
from solver.rotation.rules.group_sizes_are_alike import GroupSizesAreAlike
from solver.rotation.rules.no_theme_twice import NoThemeTwice
from solver.rotation.values import Group, Person


class Places:
    """The places of each theme over the rounds ahead, and who could take them."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._leads = {(lead.person, lead.group) for lead in problem.leads}
        self._led = {(name, problem.group[group].theme) for name, group in self._leads}
        self._had = {
            (name, problem.group[held.group].theme)
            for held in problem.published
            if held.group in problem.group and problem.group[held.group].round < problem.past
            for name in held.people
        }
        self._once = NoThemeTwice.model_validate(problem.rules.get(NoThemeTwice.name(), {})).enabled
        self._alike = GroupSizesAreAlike.model_validate(problem.rules.get(GroupSizesAreAlike.name(), {}))

    def held(self) -> dict[str, int]:
        """Give the places for participants by theme: no rotation seats more of them in its groups."""
        leading = Counter(group for _, group in self._leads)
        held: Counter[str] = Counter()
        for groups in self._problem.groups_of[self._problem.past :]:
            for group in groups:
                held[group.theme] += max(0, self._most(group, groups) - leading[group.id])
        return dict(held)

    def rounds(self, person: Person) -> int:
        """Give in how many rounds ahead somebody takes part: is there, and leads nothing."""
        leading = {self._problem.group[group].round for name, group in self._leads if name == person.id}
        ahead = range(self._problem.past, len(self._problem.rounds))
        return sum(number not in person.absent and number not in leading for number in ahead)

    def first(self) -> list[Asking]:
        """Give those who ask for their first wish in one of the rounds ahead, and have not had it."""
        return [
            Asking(1, frozenset(person.wishes[:1]))
            for person in self._problem.people
            if person.wishes and self.rounds(person) and (person.id, person.wishes[0]) not in self._had | self._led
        ]

    def among(self, more: int = 0) -> list[Asking]:
        """Give those who ask that all their seats ahead be among as many first wishes, and so many `more`."""
        return [asking for person in self._problem.people for asking in self._of(person, more)]

    def _of(self, person: Person, more: int) -> list[Asking]:
        rounds = self.rounds(person)
        done = self._had | self._led if self._once else self._led
        wishes = [theme for theme in person.wishes if (person.id, theme) not in done][: rounds + more]
        if self._once:
            return [Asking(rounds, frozenset(wishes))] if wishes else []
        return [Asking(1, frozenset(wishes))] * rounds if wishes else []

    def _most(self, group: Group, beside: tuple[Group, ...]) -> int:
        """Give how many a group can hold at most, also beside groups that are nearly as large."""
        there, rule = len(self._problem.present(group.round)), self._alike
        fitting = [
            each for each in beside if each.least <= there // len(beside) and each.most >= ceil(there / len(beside))
        ]
        if not rule.enabled or group not in fitting:
            return group.most
        return min(group.most, (there + (len(fitting) - 1) * rule.balance) // len(fitting))
