"""People, groups, rounds and themes by number: groups of a round, and of a theme in it, stand side by side."""

from collections.abc import Iterable

import numpy as np

from solver.compiled import Ints
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem


class Index:
    """The numbers of names, and the names of numbers."""

    def __init__(self, problem: Problem) -> None:
        groups = sorted(problem.groups, key=lambda group: (group.round, group.theme, group.id))
        self.people = [person.id for person in problem.people]
        self.groups = [group.id for group in groups]
        self.person = {name: number for number, name in enumerate(self.people)}
        self.group = {name: number for number, name in enumerate(self.groups)}
        self.theme = {name: number for number, name in enumerate(problem.themes)}
        self.rounds = len(problem.rounds)
        self.round_of = [group.round for group in groups]
        self.theme_of = [self.theme[group.theme] for group in groups]
        self.first = np.searchsorted(self.round_of, np.arange(self.rounds + 1)).tolist()

    def groups_in(self, names: Iterable[str]) -> list[int]:
        """Give the numbers of groups, those that the problem does not have left out."""
        return [self.group[name] for name in names if name in self.group]

    def people_in(self, names: Iterable[str]) -> list[int]:
        """Give the numbers of people, those that the problem does not have left out."""
        return [self.person[name] for name in names if name in self.person]

    def rounds_of(self, names: Iterable[str]) -> list[int]:
        """Give the rounds in which there are some of the groups."""
        return sorted({self.round_of[group] for group in self.groups_in(names)})

    def span(self, number: int) -> slice:
        """Give the groups of a round."""
        return slice(self.first[number], self.first[number + 1])

    def plan(self, seat: Ints) -> Plan:
        """Give the plan of an array of seats."""
        sitting: dict[str, set[str]] = {}
        for number in range(self.rounds):
            for person, group in zip(self.people, seat[:, number].tolist(), strict=True):
                if group >= 0:
                    sitting.setdefault(self.groups[group], set()).add(person)
        return Plan(groups={group: frozenset(people) for group, people in sorted(sitting.items())})
