"""What the days of whoever attends several sessions cost: too many in a row, one alone, one far from the others."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar

import numpy as np

from solver.timetable.annealing.crowding import Prices
from solver.timetable.costs import FewSpansCost, IsolatedCost, LonelyCost, LongRunsCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.stretches import OfStretches, Stretch, units

REMEMBERED = 1 << 16  # rises of a price beside given stretches: most people's days are alike
There = frozenset[Stretch]


@dataclass(frozen=True)
class Alike:
    """Demands on a session that differ in their other sessions alone; they count its starts from `first` to `end`."""

    kind: int
    first: int
    end: int
    weights: dict[int, int]


class Stretches:
    """The stretches of each demand's sessions that are placed where they count."""

    words: ClassVar[tuple[type[Said], ...]] = (LongRunsCost, LonelyCost, IsolatedCost, FewSpansCost)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._needs = needs
        of_stretches = [demand for demand in demands if isinstance(demand, OfStretches)]
        self._placed: list[dict[int, Stretch]] = [{} for _ in of_stretches]
        self._there: list[There] = [frozenset()] * len(of_stretches)
        self._own: dict[int, dict[int, Alike]] = {}
        kinds: dict[OfStretches, int] = {}
        for number, demand in enumerate(of_stretches):
            kind = kinds.setdefault(replace(demand, rule="", weight=0, sessions=()), len(kinds))
            self._tabulate(number, demand, kind)
        self._kinds = list(kinds)
        self._rises = lru_cache(REMEMBERED)(self._find_rises)
        self._rise = lru_cache(REMEMBERED)(self._find_rise)

    def _tabulate(self, number: int, demand: OfStretches, kind: int) -> None:
        """Note which starts of each session count."""
        for name in demand.sessions:
            session = self._needs.number[name]
            starts = self._needs.starts[session]
            first, end = 0, len(starts)
            if not isinstance(demand, FewSpansCost):
                first, end = bisect_left(starts, demand.span.start), bisect_left(starts, demand.span.end)
            if first < end:
                alike = self._own.setdefault(session, {}).setdefault(kind, Alike(kind, first, end, {}))
                alike.weights[number] = demand.weight

    def put(self, session: int, start: int, room: int | None) -> None:
        """Note a session that is placed."""
        stretch = (start, start + self._needs.length[session])
        for demand in self._counting(session, start):
            self._placed[demand][session] = stretch
            self._there[demand] |= {stretch}

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Forget where a session was."""
        for demand in self._counting(session, start):
            self._placed[demand].pop(session, None)
            self._there[demand] = frozenset(self._placed[demand].values())

    def _counting(self, session: int, start: int) -> Iterable[int]:
        """Give the demands that count a start of a session."""
        starts = self._needs.starts[session]
        for alike in self._own.get(session, {}).values():
            if starts[alike.first] <= start <= starts[alike.end - 1]:
                yield from alike.weights

    def add_prices(self, session: int, prices: Prices) -> None:
        """Add to the price of each start by how much the session would raise what the demands count."""
        for alike in self._own.get(session, {}).values():
            weights = Counter[There]()
            for demand, weight in alike.weights.items():
                weights[self._there[demand]] += weight
            for there, weight in weights.items():
                prices[alike.first : alike.end] += weight * self._rises(session, alike.kind, there)

    def _find_rises(self, session: int, kind: int, there: There) -> Prices:
        alike, length = self._own[session][kind], self._needs.length[session]
        starts = self._needs.starts[session][alike.first : alike.end]
        return np.array([self._rise(kind, (start, start + length), there) for start in starts], dtype=np.float64)

    def _find_rise(self, kind: int, stretch: Stretch, there: There) -> int:
        demand = self._kinds[kind]
        return units(demand, there | {stretch}) - units(demand, there)
