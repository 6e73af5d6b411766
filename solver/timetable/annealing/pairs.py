"""What two sessions cost by where they stand to one another: together, close, one in a stretch after the other."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.timetable.annealing.crowding import Prices
from solver.timetable.demands import CloseCost, PairCost, Said, TogetherCost
from solver.timetable.forward.needs import Needs


@dataclass(frozen=True)
class Stretch:
    """With the other at a moment t, starts from t + `low` to t + `high`, both included, cost the weight."""

    other: int
    low: int
    high: int
    weight: int


@dataclass(frozen=True)
class Windows:
    """Each start of a session opens a stretch, its end not included, in which the other's start costs the weight."""

    other: int
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    weight: int


class Pairs:
    """Prices of pairs, looked up from the session that is to be placed."""

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._needs = needs
        self._start: list[int | None] = [None] * len(needs.names)
        self._stretches: dict[int, list[Stretch]] = {}
        self._opens: dict[int, list[Windows]] = {}
        self._inside: dict[int, list[tuple[int, PairCost]]] = {}
        for demand in demands:
            if isinstance(demand, TogetherCost):
                self._together(demand)
            elif isinstance(demand, CloseCost):
                self._close(demand)
            elif isinstance(demand, PairCost):
                self._pair(demand)

    def _together(self, demand: TogetherCost) -> None:
        one, other = self._needs.number[demand.one], self._needs.number[demand.other]
        for here, there in ((one, other), (other, one)):
            low, high = 1 - self._needs.length[here], self._needs.length[there] - 1
            self._stretches.setdefault(here, []).append(Stretch(there, low, high, demand.weight))

    def _close(self, demand: CloseCost) -> None:
        first, then = self._needs.number[demand.first], self._needs.number[demand.then]
        length, last = self._needs.length[first], demand.gap - 1
        self._stretches.setdefault(then, []).append(Stretch(first, length, length + last, demand.weight))
        self._stretches.setdefault(first, []).append(Stretch(then, -length - last, -length, demand.weight))

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
        self._start[session] = None

    def add_prices(self, session: int, prices: Prices) -> None:
        """Add to the price of each start what it would cost beside the others."""
        starts = self._needs.starts[session]
        changes = [0] * (len(starts) + 1)
        for stretch in self._stretches.get(session, ()):
            there = self._start[stretch.other]
            if there is not None:
                changes[bisect_left(starts, there + stretch.low)] += stretch.weight
                changes[bisect_right(starts, there + stretch.high)] -= stretch.weight
        for other, demand in self._inside.get(session, ()):
            there = self._start[other]
            if there is not None:
                low, high = demand.window(there)
                if low < high:
                    changes[bisect_left(starts, low)] += demand.weight
                    changes[bisect_left(starts, high)] -= demand.weight
        prices += np.cumsum(changes[:-1])
        for windows in self._opens.get(session, ()):
            there = self._start[windows.other]
            if there is not None:
                prices += windows.weight * ((windows.low <= there) & (there < windows.high))
