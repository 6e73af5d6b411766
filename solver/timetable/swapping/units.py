"""The units of words about days, by the bits of the slots or days that are in use."""

from functools import cache

import numpy as np

from solver.compiled import Ints
from solver.timetable.costs import IsolatedCost, LonelyCost, LongRunsCost

Stretch = tuple[int, int]  # start and length


@cache
def units_by_slots(demand: IsolatedCost | LonelyCost | LongRunsCost, slots: tuple[Stretch, ...]) -> Ints:
    """Give the units for each set of slots of one day that are in use; slot i is bit i."""
    used = [[slot for at, slot in enumerate(slots) if bits >> at & 1] for bits in range(2 ** len(slots))]
    return np.array([_units(demand, stretches) for stretches in used], dtype=np.int64)


def units_by_days(days: list[int], least: int, sets: int) -> Ints:
    """Give for each of the sets of days in use how many of some days are short of the least; none if none is in use."""
    mask = sum(1 << day for day in days)
    used = [(which & mask).bit_count() for which in range(sets)]
    return np.array([max(0, least - number) if number else 0 for number in used], dtype=np.int64)


def _units(demand: IsolatedCost | LonelyCost | LongRunsCost, used: list[Stretch]) -> int:
    match demand:
        case LonelyCost():
            return int(len(used) == 1)
        case IsolatedCost(gap=gap):
            return sum(not any(_follows(a, b, gap) or _follows(b, a, gap) for b in used) for a in used)
        case LongRunsCost(gap=gap, most=most):
            chain: dict[Stretch, int] = {}
            for stretch in used:
                chain[stretch] = 1 + max((chain[one] for one in chain if _follows(one, stretch, gap)), default=0)
            return sum(length > most for length in chain.values())


def _follows(one: Stretch, then: Stretch, gap: int) -> bool:
    return 0 <= then[0] - one[0] - one[1] <= gap
