"""A search for shifts of blocks where no rule is known, bounded by work and repeatable by its seed.

A table has a row for each round and a column for each block of people. Two blocks that are shifted alike from one
round to another meet again there, so the shifts between each pair of rounds shall be spread as evenly as can be.
"""

from math import exp

import numpy as np
from numpy.typing import NDArray

from solver.chance import chance
from solver.rotation.fields import Ring
from solver.rotation.repeats import floor

WORK = 12_000_000  # looks at a shift between two rounds that a search may take; about a third of a second
CALL = 400  # looks that cost as much as one call of a function on arrays
TURNS = 8  # times that each shift comes in a table before it is repeated: the more, the more evenly they spread
HEAT = 0.15  # of a block that meets again: a rise of so much is taken in one of e cases

Shifts = NDArray[np.int64]


def search(numbers: Ring, people: int, rounds: int, seed: int, again: bool = False, work: int = WORK) -> Shifts:
    """Give each block (column) its shift in each round (row), all different unless a theme may come `again`."""
    themes = numbers.order
    shifts = themes if again else themes - 1
    turn = TURNS * shifts
    whole = max(people // themes // turn, 1)
    blocks = -(-people // themes)
    sizes = [themes * (whole if block < turn else 1) for block in range(blocks - (whole - 1) * turn)]
    sizes[-1] -= -people % themes
    table = Table(numbers, sizes, rounds, again, seed)
    inside = sum(floor(size, themes) for size in sizes)
    table.improve(rounds * (rounds - 1) // 2 * (floor(people, themes * shifts) - inside), work)
    return np.hstack([*[table.best[:, :turn]] * whole, table.best[:, turn:]])


class Table:
    """Shifts of blocks of certain sizes: multiples of the number of themes, only the last may be less."""

    def __init__(self, numbers: Ring, sizes: list[int], rounds: int, again: bool, seed: int) -> None:
        self._sizes, self._chance, self._themes = sizes, chance(seed), numbers.order
        every = np.arange(numbers.order)
        sums = numbers.add(every[:, None], every[None, :])
        self._difference = sums[:, np.argmin(sums, axis=1)]
        self._others = 1 - np.eye(rounds, dtype=np.int64)
        self._load = np.zeros((rounds, rounds, numbers.order), dtype=np.int64)
        if not again:
            self._load[:, :, 0] = numbers.order * (sum(sizes) + 1)
        self._shifts = np.zeros((rounds, len(sizes)), dtype=np.int64)
        self._repeats = sum(self._put(block, self._drawn()) for block in range(len(sizes)))
        self.best = self._shifts.copy()

    def improve(self, target: int, work: int) -> None:
        """Draw blocks anew, keep what is better and sometimes what is worse, until so few repeats or out of work."""
        least = self._repeats
        rounds, blocks = self._shifts.shape
        for _ in range(work // (rounds * (rounds * self._themes + CALL))):
            if least <= target:
                return
            self._try(self._chance.randrange(blocks))
            if self._repeats < least:
                least, self.best = self._repeats, self._shifts.copy()

    def _try(self, block: int) -> None:
        """Draw one block anew."""
        old = self._shifts[:, block].copy()
        before = self._take(block)
        new = self._drawn()
        rise = self._price(block, new) - before
        if rise > 0 and self._chance.random() >= exp(-rise / (HEAT * self._themes)):
            new, rise = old, 0
        self._put(block, new)
        self._repeats += rise

    def _drawn(self) -> Shifts:
        """Draw shifts for a block, round by round, each time one of those that meet the fewest others."""
        rounds = list(range(len(self._shifts)))
        self._chance.shuffle(rounds)
        drawn = np.zeros(len(rounds), dtype=np.int64)
        for n, this in enumerate(rounds[1:], start=1):
            those = rounds[:n]
            met = self._load[this][np.array(those)[:, None], self._difference[:, drawn[those]].T].sum(axis=0)
            drawn[this] = self._chance.choice(np.flatnonzero(met == met.min()))
        return drawn

    def _put(self, block: int, shifts: Shifts) -> int:
        """Put a block into the table; give how many repeats that adds."""
        repeats = self._price(block, shifts)
        self._shifts[:, block] = shifts
        self._add(shifts, self._sizes[block])
        return repeats

    def _take(self, block: int) -> int:
        """Take a block out of the table; give how many repeats that spares."""
        self._add(self._shifts[:, block], -self._sizes[block])
        return self._price(block, self._shifts[:, block])

    def _price(self, block: int, shifts: Shifts) -> int:
        rounds = np.arange(len(shifts))
        between = self._difference[shifts[:, None], shifts[None, :]]
        load = self._load[rounds[:, None], rounds[None, :], between] * self._others
        return int(load.sum()) // 2 * self._sizes[block] // self._themes

    def _add(self, shifts: Shifts, size: int) -> None:
        rounds = np.arange(len(shifts))
        between = self._difference[shifts[:, None], shifts[None, :]]
        self._load[rounds[:, None], rounds[None, :], between] += size * self._others
