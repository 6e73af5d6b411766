"""What may be decided of blocks: each session has one start in each span, which stands for all that it has there.

Costs of starts are the least of those it stands for, and what is asked of moments is left out: what remains is a
relaxation of the problem, so that a bound on it is one.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from solver.timetable.block_costs import (
    BesideCost,
    BlockCost,
    InterruptedCost,
    OneOfGroups,
    PlaceCost,
    RoomChangesCost,
)
from solver.timetable.costs import DistinctRoomsCost
from solver.timetable.decisions import Decisions
from solver.timetable.demands import OnlyWith, Said, SameRoom
from solver.timetable.values import Span

OF_BLOCKS = (
    OneOfGroups,
    RoomChangesCost,
    BlockCost,
    BesideCost,
    InterruptedCost,
    DistinctRoomsCost,
    SameRoom,
    OnlyWith,
)


def spans_of(decide: Decisions) -> list[Span]:
    """Give the spans in which rooms are given to one group each, in order; none if some session starts outside."""
    spans = sorted(
        {span for demand in decide.demands if isinstance(demand, OneOfGroups) for span in demand.spans},
        key=lambda span: (span.start, span.end),
    )
    if any(one.end > other.start for one, other in pairwise(spans)):
        return []
    every = {start for session in decide.problem.sessions for start in decide.starts(session.id)}
    return spans if all(any(span.start <= start < span.end for span in spans) for start in every) else []


class Coarse(Decisions):
    """The decisions of a problem as far as they are about spans; `cells` gives all starts for which one stands."""

    def __init__(self, fine: Decisions, spans: Sequence[Span]) -> None:
        super().__init__(fine.problem)
        self.fine, self.spans = fine, tuple(spans)
        self.cells: dict[str, dict[int, list[int]]] = {s.id: self._cells_of(s.id) for s in fine.problem.sessions}
        self._starts = {session: sorted(cells) for session, cells in self.cells.items()}
        self._rooms = {session.id: fine.rooms(session.id) for session in fine.problem.sessions}
        self.present, self.absence_costs, self.room_costs = fine.present, fine.absence_costs, fine.room_costs
        self.start_costs = {session: self._least(session) for session in self.cells}
        self.demands = [demand for demand in fine.demands if self._knows(demand)]
        self.places = [demand for demand in fine.demands if isinstance(demand, PlaceCost)]

    def open(self, session: str, start: int, room: str) -> bool:
        """Tell whether a room is open to a session at one of the starts."""
        return any(self.fine.open(session, each, room) for each in self.cells[session][start])

    def teams(self, session: str) -> list[str]:
        """Give no team: who interprets is decided afterwards."""
        return []

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups to which rooms are given in spans; none where groups overlap, or differ from span to span."""
        said = [demand for demand in self.fine.demands if isinstance(demand, OneOfGroups)]
        members = [session for demand in said for group in demand.groups for session in group]
        alike = len(said) == 1 and len(set(members)) == len(members) and set(said[0].spans) >= set(self.spans)
        return said[0].groups if alike else ()

    def minutes(self, sessions: Iterable[str], span: Span) -> int:
        """Give the minutes of a span from the first start of some sessions to the last end."""
        first, last = span.end, span.start
        for session in sessions:
            for start, every in self.cells.get(session, {}).items():
                if span.start <= start < span.end:
                    first = min(first, start)
                    last = max(last, every[-1] + self.problem.session[session].duration)
        return max(0, last - first)

    @cached_property
    def representative(self) -> dict[str, dict[int, int]]:
        """For each session and each of its starts: the one that stands for it."""
        return {
            s: {each: first for first, every in cells.items() for each in every} for s, cells in self.cells.items()
        }

    @property
    def has_all_prices(self) -> bool:
        """Whether everything that has a price across sessions has it here too."""
        return all(
            self._knows(demand) or isinstance(demand, PlaceCost) for demand in self.fine.demands if demand.weight
        )

    def _knows(self, demand: Said) -> bool:
        """Tell whether a demand is about whole spans, or about none: one start can stand for all only there."""
        match demand:
            case OneOfGroups() | RoomChangesCost() | BesideCost() | InterruptedCost():
                return set(demand.spans) <= set(self.spans)
            case BlockCost(prices=prices):
                return prices.keys() <= set(self.spans)
            case _:
                return isinstance(demand, OF_BLOCKS)

    def _cells_of(self, session: str) -> dict[int, list[int]]:
        inside = (
            [start for start in self.fine.starts(session) if span.start <= start < span.end] for span in self.spans
        )
        return {starts[0]: starts for starts in inside if starts}

    def _least(self, session: str) -> dict[int, dict[str, int]]:
        bills = self.fine.start_costs.get(session, {})
        return {
            first: min((bills.get(start, {}) for start in every), key=lambda bill: sum(bill.values()))
            for first, every in self.cells[session].items()
        }
