"""The words in which rules speak of blocks: of who has a room in a part of a day, and what comes beside and after."""

from collections.abc import Iterable, Mapping

from solver.timetable.block_costs import (
    BesideCost,
    BlockCost,
    InterruptedCost,
    OneOfGroups,
    PlaceCost,
    RoomChangesCost,
)
from solver.timetable.choices import Choices
from solver.timetable.demands import Said
from solver.timetable.problem import Problem
from solver.timetable.values import Span


class BlockWords(Choices):
    """What the rules ask of spans and rooms. A session belongs to every span in which it starts."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.demands: list[Said] = []

    def one_of_groups(self, groups: Iterable[Iterable[str]], spans: Iterable[Span]) -> None:
        """Ask that in each span a room is used by the sessions of one of the groups only."""
        given = tuple(_in_order(group) for group in groups)
        if len(given) > 1:
            self.demands.append(OneOfGroups(self._rule, 0, given, tuple(spans)))

    def room_changes_cost(self, sessions: Iterable[str], spans: Iterable[Span], units: int = 1) -> None:
        """Charge the units in each span for each room beyond the first that the sessions use."""
        members = _in_order(sessions)
        if len(members) > 1:
            self.demands.append(RoomChangesCost(self._rule, self._weight * units, members, tuple(spans)))

    def block_cost(self, sessions: Iterable[str], prices: Mapping[Span, Mapping[str, int]]) -> None:
        """Charge for each span and room in which any of the sessions starts; no price, no charge."""
        given = {span: {room: units for room, units in by_room.items() if units} for span, by_room in prices.items()}
        self.demands.append(BlockCost(self._rule, self._weight, _in_order(sessions), given))

    def beside_cost(self, ones: Iterable[str], others: Iterable[str], spans: Iterable[Span], units: int = 1) -> None:
        """Charge the units in each span for each two rooms, one that the ones use and one that the others use."""
        pair = _in_order(ones), _in_order(others)
        if all(pair):
            self.demands.append(BesideCost(self._rule, self._weight * units, *pair, tuple(spans)))

    def interrupted_cost(self, sessions: Iterable[str], spans: Iterable[Span]) -> None:
        """Charge one unit if a span lies unused between two in which sessions start."""
        self.demands.append(InterruptedCost(self._rule, self._weight, _in_order(sessions), tuple(spans)))

    def place_cost(self, session: str, others: Iterable[str], before: int) -> None:
        """Charge one unit if the session is placed and not just so many of the others start before it."""
        self.demands.append(PlaceCost(self._rule, self._weight, session, _in_order(others), before))


def _in_order(sessions: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(sessions)))
