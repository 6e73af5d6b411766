"""What it costs that sessions are interrupted, a span in between left unused, or not in their places."""

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from solver.timetable.annealing.crowding import Prices
from solver.timetable.block_costs import InterruptedCost, PlaceCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs


class Order:
    """Where the sessions start that have a price by their order."""

    words: ClassVar[tuple[type[Said], ...]] = (InterruptedCost, PlaceCost)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._needs = needs
        self._start: dict[int, int] = {}
        self._interrupted: dict[int, list[tuple[InterruptedCost, Counter[int]]]] = {}
        self._places: dict[int, list[tuple[int, int, int, list[int]]]] = {}
        for demand in demands:
            if isinstance(demand, InterruptedCost):
                used: Counter[int] = Counter()
                for name in demand.sessions:
                    self._interrupted.setdefault(needs.number[name], []).append((demand, used))
            elif isinstance(demand, PlaceCost):
                session, others = needs.number[demand.session], [needs.number[name] for name in demand.others]
                for each in (session, *others):
                    said = (session, demand.before, demand.weight, others)
                    self._places.setdefault(each, []).append(said)

    def put(self, session: int, start: int, room: int | None) -> None:
        """Note a session that is placed."""
        self._start[session] = start
        for demand, used in self._interrupted.get(session, ()):
            used.update(_numbers(demand, start))

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Forget where a session was."""
        del self._start[session]
        for demand, used in self._interrupted.get(session, ()):
            used.subtract(_numbers(demand, start))

    def add_prices(self, session: int, prices: Prices) -> None:
        """Add to the price of each start what the session would change there."""
        starts = self._needs.starts[session]
        for demand, used in self._interrupted.get(session, ()):
            now = {number for number, count in used.items() if count}
            before = _is_interrupted(now)
            for place, start in enumerate(starts):
                prices[place] += demand.weight * (_is_interrupted(now.union(_numbers(demand, start))) - before)
        for first, wanted, weight, others in self._places.get(session, ()):
            earlier = [self._start[other] for other in others if other in self._start]
            for place, start in enumerate(starts):
                if first == session:
                    prices[place] += weight * (sum(other < start for other in earlier) != wanted)
                elif first in self._start:
                    count = sum(other < self._start[first] for other in earlier)
                    prices[place] += weight * ((count + (start < self._start[first]) != wanted) - (count != wanted))


def _numbers(demand: InterruptedCost, start: int) -> list[int]:
    return [number for number, span in enumerate(demand.spans) if span.start <= start < span.end]


def _is_interrupted(used: Iterable[int]) -> bool:
    numbers = set(used)
    return bool(numbers) and max(numbers) - min(numbers) >= len(numbers)
