"""What two sessions cost by where they stand to one another: together, close, one in a stretch after the other."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from solver.timetable.annealing.crowding import Prices
from solver.timetable.costs import CloseCost, PairCost, TogetherCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs

Minutes = NDArray[np.int64]
NOWHERE = -(2**40)  # where a session is that is not placed: far from every start


@dataclass(frozen=True)
class Stretches:
    """With the other at a moment t, starts from t + `low` to t + `high`, both included, cost the weight."""

    other: Minutes
    low: Minutes
    high: Minutes
    weight: Minutes


@dataclass(frozen=True)
class Windows:
    """Each start of a session opens a stretch, its end not included, in which the other's start costs the weight."""

    other: int
    low: Minutes
    high: Minutes
    weight: int


class Pairs:
    """Prices of pairs, looked up from the session that is to be placed."""

    words: ClassVar[tuple[type[Said], ...]] = (CloseCost, PairCost, TogetherCost)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._needs = needs
        self._start = np.full(len(needs.names), NOWHERE, dtype=np.int64)
        self._said: dict[int, list[tuple[int, int, int, int]]] = {}
        self._opens: dict[int, list[Windows]] = {}
        self._inside: dict[int, list[tuple[int, PairCost]]] = {}
        for demand in demands:
            if isinstance(demand, TogetherCost):
                self._together(demand)
            elif isinstance(demand, CloseCost):
                self._close(demand)
            elif isinstance(demand, PairCost):
                self._pair(demand)
        self._stretches = {
            session: Stretches(*np.array(said, dtype=np.int64).T) for session, said in self._said.items()
        }
        self._starts = [np.array(starts, dtype=np.int64) for starts in needs.starts]

    def _together(self, demand: TogetherCost) -> None:
        one, other = self._needs.number[demand.one], self._needs.number[demand.other]
        for here, there in ((one, other), (other, one)):
            low, high = 1 - self._needs.length[here], self._needs.length[there] - 1
            self._said.setdefault(here, []).append((there, low, high, demand.weight))

    def _close(self, demand: CloseCost) -> None:
        first, then = self._needs.number[demand.first], self._needs.number[demand.then]
        length, last = self._needs.length[first], demand.gap - 1
        self._said.setdefault(then, []).append((first, length, length + last, demand.weight))
        self._said.setdefault(first, []).append((then, -length - last, -length, demand.weight))

    def _pair(self, demand: PairCost) -> None:
        one, other = self._needs.number[demand.one], self._needs.number[demand.other]
        spans = np.array([demand.window(start) for start in self._needs.starts[one]], dtype=np.int64).reshape(-1, 2)
        self._opens.setdefault(one, []).append(Windows(other, spans[:, 0], spans[:, 1], demand.weight))
        self._inside.setdefault(other, []).append((one, demand))

    def put(self, session: int, start: int, room: int | None) -> None:
        """Note a session that is placed."""
        self._start[session] = start

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Forget where a session was."""
        self._start[session] = NOWHERE

    def add_prices(self, session: int, prices: Prices) -> None:
        """Add to the price of each start what it would cost beside the others."""
        starts = self._starts[session]
        if (stretches := self._stretches.get(session)) is not None:
            there = self._start[stretches.other]
            first = starts.searchsorted(there + stretches.low)
            end = starts.searchsorted(there + stretches.high, side="right")
            changes = np.bincount(first, stretches.weight, len(starts) + 1)
            changes -= np.bincount(end, stretches.weight, len(starts) + 1)
            prices += changes[:-1].cumsum()
        for other, demand in self._inside.get(session, ()):
            if self._start[other] != NOWHERE:
                low, high = demand.window(int(self._start[other]))
                prices[starts.searchsorted(low) : starts.searchsorted(high)] += demand.weight
        for windows in self._opens.get(session, ()):
            there_one = self._start[windows.other]
            prices += windows.weight * ((windows.low <= there_one) & (there_one < windows.high))
