"""What sessions that should start together cost where they do not."""

from typing import ClassVar

from solver.timetable.annealing.crowding import Prices
from solver.timetable.costs import ScatteredCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs


class Scattered:
    """For each group, how many of its sessions start when."""

    words: ClassVar[tuple[type[Said], ...]] = (ScatteredCost,)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._starts = needs.starts
        self._groups: dict[int, list[tuple[int, dict[int, int]]]] = {}
        for demand in demands:
            if isinstance(demand, ScatteredCost):
                starting: dict[int, int] = {}
                for name in demand.sessions:
                    self._groups.setdefault(needs.number[name], []).append((demand.weight, starting))

    def put(self, session: int, start: int, room: int | None) -> None:
        """Count a session that is placed."""
        for _, starting in self._groups.get(session, ()):
            starting[start] = starting.get(start, 0) + 1

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Count a session no more."""
        for _, starting in self._groups.get(session, ()):
            starting[start] -= 1

    def add_prices(self, session: int, prices: Prices) -> None:
        """Add to the price of each start the pairs that the session would make elsewhere than together."""
        for weight, starting in self._groups.get(session, ()):
            placed = sum(starting.values())
            prices += [weight * (placed - starting.get(start, 0)) for start in self._starts[session]]
