"""What it costs people to have no pause in a span, such as lunch."""

from bisect import bisect_left, bisect_right
from typing import ClassVar

from solver.timetable.annealing.crowding import Prices
from solver.timetable.annealing.guards import has_pause
from solver.timetable.costs import PauseCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs


class Pauses:
    """The sessions of each demand that are placed near its span."""

    words: ClassVar[tuple[type[Said], ...]] = (PauseCost,)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._needs = needs
        self._busy: list[dict[int, tuple[int, int]]] = []
        self._own: dict[int, list[tuple[int, PauseCost, int, int]]] = {}
        for demand in demands:
            if isinstance(demand, PauseCost):
                self._tabulate(len(self._busy), demand)
                self._busy.append({})

    def _tabulate(self, number: int, demand: PauseCost) -> None:
        """Note with which of its starts each session runs in the span."""
        for name in demand.sessions:
            session = self._needs.number[name]
            starts = self._needs.starts[session]
            first = bisect_right(starts, demand.span.start - self._needs.length[session])
            end = bisect_left(starts, demand.span.end)
            if first < end:
                self._own.setdefault(session, []).append((number, demand, first, end))

    def put(self, session: int, start: int, room: int | None) -> None:
        """Note a session that is placed."""
        end = start + self._needs.length[session]
        for number, demand, _, _ in self._own.get(session, ()):
            if start < demand.span.end and demand.span.start < end:
                self._busy[number][session] = (start, end)

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Forget where a session was."""
        for number, _, _, _ in self._own.get(session, ()):
            self._busy[number].pop(session, None)

    def add_prices(self, session: int, prices: Prices) -> None:
        """Add the weight to each start that takes the last pause."""
        starts, length = self._needs.starts[session], self._needs.length[session]
        for number, demand, first, end in self._own.get(session, ()):
            busy = list(self._busy[number].values())
            if not has_pause(busy, demand.span, demand.minutes):
                continue
            for place in range(first, end):
                with_it = [*busy, (starts[place], starts[place] + length)]
                if not has_pause(with_it, demand.span, demand.minutes):
                    prices[place] += demand.weight
