"""Simulated annealing on the rounds that a symmetry leaves to be found: two people exchange their groups.

The price of an exchange is known from the kinds of pairs that it parts and joins (S. Kirkpatrick et al., 1983).
"""

from collections.abc import Callable
from itertools import combinations
from math import exp

import numpy as np

from solver.chance import chance
from solver.rotation.golfers.symmetry import Seats, Symmetry

HEAT = 0.28  # of a pair that meets again, in each of the rounds that a round becomes
EASE = 0.2  # of the exchanges drawn for somebody who meets nobody again are tried: few of them help
PATIENCE = 1024  # exchanges between two looks at whether time is over


class Annealing:
    """Who sits in which group in each of the rounds to be found."""

    def __init__(self, symmetry: Symmetry, groups: int, seed: int) -> None:
        self._symmetry, self._chance = symmetry, chance(seed)
        self._kinds, self._rises = symmetry.kinds()
        self._counts = [0] * len(self._rises)
        self._members = [self._dealt(groups) for _ in range(symmetry.starters)]
        self._where = [_told(members, symmetry.people) for members in self._members]
        self._repeats = sum(self._counted(group) for members in self._members for group in members)
        self._keep()

    @property
    def best(self) -> Seats:
        """The schedule with the fewest repeats so far: the group of each person (column) in each round (row)."""
        return self._symmetry.develop(np.array(self._best, dtype=np.int64))

    def improve(self, steps: int, target: int, over: Callable[[], bool]) -> None:
        """Exchange people, the likelier the fewer repeats, until `target`, out of `steps` or time is over."""
        draw, people, starters = self._chance.random, self._symmetry.people, self._symmetry.starters
        for step in range(steps):
            if self.least <= target or (step % PATIENCE == 0 and over()):
                return
            row, one, other = int(draw() * starters), int(draw() * people), int(draw() * people)
            if self._where[row][one] != self._where[row][other] and (self._meets_again(row, one) or draw() < EASE):
                self._try(row, one, other)
                if self._repeats < self.least:
                    self._keep()

    def _meets_again(self, row: int, person: int) -> bool:
        """Whether somebody in this group is met in another round as well, or is one of two of the same kind."""
        kinds, rises, counts = self._kinds[person], self._rises, self._counts
        for member in self._members[row][self._where[row][person]]:
            kind = kinds[member]
            if rises[kind][counts[kind] - 1]:
                return True
        return False

    def _try(self, row: int, one: int, other: int) -> None:
        """Exchange two people of a round, or leave it if that is worse and chance does not want it."""
        where = self._where[row]
        ones, others = self._members[row][where[one]], self._members[row][where[other]]
        ones.remove(one)
        others.remove(other)
        rise = self._exchange(ones, others, self._kinds[one], self._kinds[other])
        if rise <= 0 or self._chance.random() < exp(-rise / (HEAT * self._symmetry.order)):
            where[one], where[other] = where[other], where[one]
            one, other = other, one
            self._repeats += rise
        else:
            self._exchange(ones, others, self._kinds[other], self._kinds[one])
        ones.append(one)
        others.append(other)

    def _exchange(self, ones: list[int], others: list[int], leaving: list[int], coming: list[int]) -> int:
        """Count anew when a person with these kinds leaves `ones` for `others`, and one comes back; give the rise."""
        counts, rises, rise = self._counts, self._rises, 0
        for member in ones:
            kind = leaving[member]
            counts[kind] -= 1
            rise -= rises[kind][counts[kind]]
        for member in others:
            kind = coming[member]
            counts[kind] -= 1
            rise -= rises[kind][counts[kind]]
        for member in ones:
            kind = coming[member]
            rise += rises[kind][counts[kind]]
            counts[kind] += 1
        for member in others:
            kind = leaving[member]
            rise += rises[kind][counts[kind]]
            counts[kind] += 1
        return rise

    def _dealt(self, groups: int) -> list[list[int]]:
        people = list(range(self._symmetry.people))
        self._chance.shuffle(people)
        return [people[group::groups] for group in range(groups)]

    def _counted(self, group: list[int]) -> int:
        """Count the pairs of a group; give the repeats that they add."""
        rise = 0
        for one, other in combinations(group, 2):
            kind = self._kinds[one][other]
            rise += self._rises[kind][self._counts[kind]]
            self._counts[kind] += 1
        return rise

    def _keep(self) -> None:
        self.least = self._repeats
        self._best = [where.copy() for where in self._where]


def _told(members: list[list[int]], people: int) -> list[int]:
    """Tell the group of each person."""
    where = [0] * people
    for group, inside in enumerate(members):
        for person in inside:
            where[person] = group
    return where
