"""What the days of whoever attends several sessions cost: too many in a row, one alone, one far from the others."""

from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from typing import ClassVar, NamedTuple

import numpy as np

from solver.timetable.annealing.crowding import Prices
from solver.timetable.costs import FewSpansCost, IsolatedCost, LonelyCost, LongRunsCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.stretches import OfStretches, Stretch, units

REMEMBERED = 1 << 16  # price rises of a session beside given stretches: most people's days are alike


class Counting(NamedTuple):
    """The starts of a session, from the first up to the end, that a demand counts; equal demands are of one kind."""

    demand: int
    kind: int
    weight: int
    first: int
    end: int


class Stretches:
    """The stretches of each demand's sessions that are placed where they count."""

    words: ClassVar[tuple[type[Said], ...]] = (LongRunsCost, LonelyCost, IsolatedCost, FewSpansCost)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._needs = needs
        self._there: list[dict[int, Stretch]] = []
        self._kinds: list[OfStretches] = []
        self._own: dict[int, list[Counting]] = {}
        self._rises = lru_cache(REMEMBERED)(self._find_rises)
        for demand in demands:
            if isinstance(demand, OfStretches):
                self._tabulate(len(self._there), demand)
                self._there.append({})

    def _tabulate(self, number: int, demand: OfStretches) -> None:
        """Note which starts of each session count."""
        kind = replace(demand, rule="", weight=0, sessions=())
        if kind not in self._kinds:
            self._kinds.append(kind)
        for name in demand.sessions:
            session = self._needs.number[name]
            starts = self._needs.starts[session]
            first, end = 0, len(starts)
            if not isinstance(demand, FewSpansCost):
                first, end = bisect_left(starts, demand.span.start), bisect_left(starts, demand.span.end)
            if first < end:
                own = Counting(number, self._kinds.index(kind), demand.weight, first, end)
                self._own.setdefault(session, []).append(own)

    def put(self, session: int, start: int, room: int | None) -> None:
        """Note a session that is placed."""
        starts, end = self._needs.starts[session], start + self._needs.length[session]
        for own in self._own.get(session, ()):
            if starts[own.first] <= start <= starts[own.end - 1]:
                self._there[own.demand][session] = (start, end)

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Forget where a session was."""
        for own in self._own.get(session, ()):
            self._there[own.demand].pop(session, None)

    def add_prices(self, session: int, prices: Prices) -> None:
        """Add to the price of each start by how much the session would raise what the demands count."""
        for own in self._own.get(session, ()):
            there = frozenset(self._there[own.demand].values())
            prices[own.first : own.end] += own.weight * self._rises(own.kind, session, own.first, own.end, there)

    def _find_rises(self, kind: int, session: int, first: int, end: int, there: frozenset[Stretch]) -> Prices:
        demand, length = self._kinds[kind], self._needs.length[session]
        before = units(demand, there)
        starts = self._needs.starts[session][first:end]
        return np.array([units(demand, there | {(start, start + length)}) - before for start in starts], dtype=float)
