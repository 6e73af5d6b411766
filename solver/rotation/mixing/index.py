"""People, groups, rounds and themes by number: groups of a round, and of a theme in it, stand side by side."""

from collections.abc import Iterable

import numpy as np

from solver.rotation.mixing.compiled import Ints
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
        self.round_of = np.array([group.round for group in groups], dtype=np.int64)
        self.theme_of = np.array([self.theme[group.theme] for group in groups], dtype=np.int64)
        self.first = np.searchsorted(self.round_of, np.arange(self.rounds + 1)).astype(np.int64)

    def groups_in(self, names: Iterable[str]) -> list[int]:
        """Give the numbers of groups, those that the problem does not have left out."""
        return [self.group[name] for name in names if name in self.group]

    def people_in(self, names: Iterable[str]) -> list[int]:
        """Give the numbers of people, those that the problem does not have left out."""
        return [self.person[name] for name in names if name in self.person]

    def plan(self, seat: Ints) -> Plan:
        """Give the plan of an array of seats."""
        sitting: dict[str, set[str]] = {}
        for number in range(self.rounds):
            for person, group in zip(self.people, seat[:, number].tolist(), strict=True):
                if group >= 0:
                    sitting.setdefault(self.groups[group], set()).add(person)
        return Plan(groups={group: frozenset(people) for group, people in sorted(sitting.items())})


def grouped(rows: list[list[int]]) -> tuple[Ints, Ints]:
    """Lay lists end to end; the first array says where each begins, and at last where the last one ends."""
    begins = np.cumsum([0, *map(len, rows)]).astype(np.int64)
    return begins, np.array([item for row in rows for item in row], dtype=np.int64)
