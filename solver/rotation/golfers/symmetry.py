"""Schedules that repeat themselves: if all people take one step in their cycles, each round becomes the next one.

So the first round tells all, and instead of pairs of people it is enough to count kinds of pairs: those that become
each other by stepping: far fewer numbers than there are pairs in the whole schedule. Known as difference families
with fixed points (C. J. Colbourn, J. H. Dinitz, Handbook of Combinatorial Designs, 2007, part II).
"""

from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

Seats = NDArray[np.int64]
STARTERS = 3  # most rounds that are told, each followed by those that it becomes
LONGER = 3  # most steps that cycles may have above what the rounds need; the last rounds are then left out


@dataclass(frozen=True)
class Symmetry:
    """People in cycles of `order` steps, the last `fixed` of them in none, and `starters` rounds that are told."""

    people: int
    order: int
    fixed: int
    starters: int

    def kinds(self) -> tuple[list[list[int]], list[list[int]]]:
        """Give the kind of each pair of people, and for each kind what its n-th pair adds to the repeats.

        A person with itself is a kind that costs nothing. Together these costs are the repeats of all rounds.
        """
        names: dict[tuple[int, ...], int] = {}
        everybody = range(self.people)
        kinds = [
            [names.setdefault(self._name(min(one, other), max(one, other)), len(names)) for other in everybody]
            for one in everybody
        ]
        orbits = [self._orbit(name) for name in names]
        rises = {orbit: self._rises(*orbit) for orbit in set(orbits)}
        return kinds, [rises[orbit] for orbit in orbits]

    def _name(self, one: int, other: int) -> tuple[int, ...]:
        """Say what two people, the smaller first, have in common with all pairs that they become."""
        turning = self.people - self.fixed
        if one == other:
            return ()
        if one >= turning:
            return (one, other)
        if other >= turning:
            return (one // self.order, other)
        step = (other - one) % self.order
        cycles = one // self.order, other // self.order
        return (*cycles, min(step, self.order - step) if cycles[0] == cycles[1] else step)

    def _orbit(self, name: tuple[int, ...]) -> tuple[int, int]:
        """Give how many pairs one pair becomes by stepping, and how often each of them comes."""
        if not name:
            return 0, 1
        if len(name) == 2 and name[0] >= self.people - self.fixed:
            return 1, self.order
        if len(name) == 3 and name[0] == name[1] and 2 * name[2] == self.order:
            return self.order // 2, 2
        return self.order, 1

    def _rises(self, pairs: int, meetings: int) -> list[int]:
        """Give what the first, second ... pair of a kind adds to the repeats, as far as there can be pairs."""
        most = self.starters * self.order + 1
        return [pairs * (comb((n + 1) * meetings, 2) - comb(n * meetings, 2)) for n in range(most)]

    def develop(self, starters: Seats) -> Seats:
        """Give all rounds (rows) that the told ones become: each person sits where the one a step before sat."""
        person = np.arange(self.people - self.fixed)
        start = person - person % self.order
        rounds = []
        for step in range(self.order):
            seats = starters.copy()
            seats[:, person] = starters[:, start + (person - step) % self.order]
            rounds.append(seats)
        return np.vstack(rounds)


def symmetries(people: int, groups: int, rounds: int) -> list[Symmetry]:
    """Give the symmetries in which, as far as counting tells, nobody need meet anybody twice; likely ones first."""
    likely = []
    for starters in range(1, min(STARTERS, rounds - 1) + 1):
        shortest = max(-(-rounds // starters), 2)
        for order in range(shortest, shortest + LONGER + 1):
            for fixed in range(people % order, groups + 1, order):
                symmetry = Symmetry(people, order, fixed, starters)
                if (used := _share_used(symmetry, groups)) <= 1:
                    likely.append((starters, used, order, fixed, symmetry))
    return [symmetry for *_, symmetry in sorted(likely, key=lambda each: each[:-1])]


def _share_used(symmetry: Symmetry, groups: int) -> float:
    """Give the share of kinds of pairs that the starters use up; above 1 somebody meets somebody twice."""
    cycles = (symmetry.people - symmetry.fixed) // symmetry.order
    free = cycles * ((symmetry.order - 1) // 2) + comb(cycles, 2) * symmetry.order + cycles * symmetry.fixed
    size, more = divmod(symmetry.people, groups)
    pairs = more * comb(size + 1, 2) + (groups - more) * comb(size, 2)
    alone = (size - 1 + (more > groups - symmetry.fixed)) / cycles if symmetry.fixed and cycles else 0
    return symmetry.starters * max(pairs / free if free else 2, alone)
