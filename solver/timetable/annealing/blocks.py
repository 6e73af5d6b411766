"""What a room costs in a span, by who else is there and beside it."""

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar, TypeVar

from solver.timetable.block_costs import BesideCost, BlockCost, RoomChangesCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.values import Span

Kept = TypeVar("Kept")
Using = dict[Span, Counter[int]]  # for each span the rooms that sessions of a group use, and how many use it


class Blocks:
    """Counts for each demand how many of its sessions use each room in each span; no session is in both of a pair."""

    words: ClassVar[tuple[type[Said], ...]] = (RoomChangesCost, BlockCost, BesideCost)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._changes: dict[int, list[tuple[int, Using]]] = {}
        self._blocks: dict[int, list[tuple[dict[Span, dict[int, int]], Using]]] = {}
        self._beside: dict[int, list[tuple[int, Using, Using]]] = {}
        self._using: dict[int, list[Using]] = {}
        self._number = needs.number
        room_of = {room: number for number, room in enumerate(needs.rooms)}
        for demand in demands:
            if isinstance(demand, RoomChangesCost):
                used = self._count(demand.sessions, demand.spans)
                self._note(self._changes, demand.sessions, (demand.weight, used))
            elif isinstance(demand, BlockCost):
                prices = {
                    span: {room_of[room]: demand.weight * units for room, units in row.items() if room in room_of}
                    for span, row in demand.prices.items()
                }
                used = self._count(demand.sessions, tuple(prices))
                self._note(self._blocks, demand.sessions, (prices, used))
            elif isinstance(demand, BesideCost):
                ones, others = (self._count(group, demand.spans) for group in (demand.ones, demand.others))
                self._note(self._beside, demand.ones, (demand.weight, ones, others))
                self._note(self._beside, demand.others, (demand.weight, others, ones))

    def _note(self, table: dict[int, list[Kept]], sessions: Iterable[str], kept: Kept) -> None:
        for name in sessions:
            table.setdefault(self._number[name], []).append(kept)

    def _count(self, sessions: Iterable[str], spans: Iterable[Span]) -> Using:
        used: Using = {span: Counter() for span in spans}
        self._note(self._using, sessions, used)
        return used

    def put(self, session: int, start: int, room: int | None) -> None:
        """Count a session that is placed."""
        self._change(session, start, room, 1)

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Count a session no more."""
        self._change(session, start, room, -1)

    def _change(self, session: int, start: int, room: int | None, by: int) -> None:
        for used in self._using.get(session, ()) if room is not None else ():
            for span, rooms in used.items():
                if span.start <= start < span.end and room is not None:
                    rooms[room] += by
                    if not rooms[room]:
                        del rooms[room]

    def price(self, session: int, start: int, room: int) -> int:
        """Give what a room would cost a session more that starts then."""
        price = 0
        for weight, used in self._changes.get(session, ()):
            price += weight * sum(bool(rooms) and room not in rooms for rooms in _then(used, start).values())
        for prices, used in self._blocks.get(session, ()):
            price += sum(prices[span].get(room, 0) for span, rooms in _then(used, start).items() if room not in rooms)
        for weight, own, others in self._beside.get(session, ()):
            now = _then(own, start).items()
            price += weight * sum(len(others[span]) for span, rooms in now if room not in rooms)
        return price


def _then(used: Using, start: int) -> Using:
    return {span: rooms for span, rooms in used.items() if span.start <= start < span.end}
