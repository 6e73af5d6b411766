"""What too much of a load in a span costs, such as one person's day."""

from bisect import bisect_left
from typing import ClassVar

from solver.timetable.annealing.crowding import Prices
from solver.timetable.costs import OverloadCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs


class Overload:
    """The load of each demand's span so far."""

    words: ClassVar[tuple[type[Said], ...]] = (OverloadCost,)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._demands = [demand for demand in demands if isinstance(demand, OverloadCost)]
        self._sum = [0] * len(self._demands)
        self._own: dict[int, list[tuple[int, int, int, int]]] = {}
        for number, demand in enumerate(self._demands):
            for name, load in demand.load.items():
                session = needs.number[name]
                starts = needs.starts[session]
                first, end = bisect_left(starts, demand.span.start), bisect_left(starts, demand.span.end)
                if first < end:
                    self._own.setdefault(session, []).append((number, load, first, end))

    def _change(self, session: int, start: int, sign: int) -> None:
        for number, load, _, _ in self._own.get(session, ()):
            span = self._demands[number].span
            if span.start <= start < span.end:
                self._sum[number] += sign * load

    def put(self, session: int, start: int, room: int | None) -> None:
        """Count a session that is placed."""
        self._change(session, start, 1)

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Count a session no more."""
        self._change(session, start, -1)

    def add_prices(self, session: int, prices: Prices) -> None:
        """Add to the price of each start what the session's load would cost there."""
        for number, load, first, end in self._own.get(session, ()):
            more = self._price(number, self._sum[number] + load) - self._price(number, self._sum[number])
            if more:
                prices[first:end] += more

    def _price(self, number: int, load: int) -> int:
        demand = self._demands[number]
        return demand.weight * (-(-max(0, load - demand.limit) // demand.unit))
