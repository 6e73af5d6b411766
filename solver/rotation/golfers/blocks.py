"""Schedules by algebra: in blocks that never meet inside, and then once more inside the blocks.

In the rounds of `words_with_repeats` the people of one block, as many as there are groups, never meet. If the size of
groups divides that number, each block makes groups by itself in the rounds that follow: a smaller schedule, again.
"""

from collections.abc import Callable

import numpy as np

from solver.rotation.designs import words_with_repeats
from solver.rotation.golfers.symmetry import Seats

Schedule = Callable[[int, int, int], Seats]


def continued(people: int, groups: int, rounds: int, inside: Schedule) -> Seats | None:
    """Give the group of each person (column) in each round (row), the last ones `inside` the blocks."""
    size = -(-people // groups)
    if rounds == 1 or size == 1 or groups % size:
        return None
    across = words_with_repeats(groups * size, groups, min(groups, rounds - 1), work=0).T
    block = inside(groups, groups // size, rounds - len(across))
    within = np.hstack([block + number * (groups // size) for number in range(size)])
    return without(np.vstack([across, within]), groups * size - people)


def without(seats: Seats, number: int) -> Seats | None:
    """Leave out so many people who never meet, so that sizes differ by at most one; none if so many are not found."""
    apart = np.ones((seats.shape[1],) * 2, dtype=bool)
    for row in seats:
        apart &= row[:, None] != row[None, :]
    for first in range(seats.shape[1]):
        chosen: list[int] = []
        for person in [first, *np.flatnonzero(apart[first])]:
            if len(chosen) < number and apart[person, chosen].all():
                chosen.append(int(person))
        if len(chosen) == number:
            return np.delete(seats, chosen, axis=1)
    return None
