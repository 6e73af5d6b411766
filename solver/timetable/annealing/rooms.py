"""What a room costs: by itself, as one more of a group, in its span, beside others, for another layout soon after."""

from collections.abc import Iterable
from typing import ClassVar

from solver.timetable.annealing.blocks import Blocks
from solver.timetable.annealing.room_pairs import RoomPairs
from solver.timetable.costs import DistinctRoomsCost, RelayoutCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs


class Rooms:
    """Who is in which room, as far as it has a price."""

    words: ClassVar[tuple[type[Said], ...]] = (DistinctRoomsCost, RelayoutCost, *RoomPairs.words, *Blocks.words)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._needs = needs
        self._pairs = RoomPairs(needs, demands)
        self._blocks = Blocks(needs, demands)
        self._relayouts = [demand for demand in demands if isinstance(demand, RelayoutCost)]
        self._holds: list[dict[int, int]] = [{} for _ in needs.rooms]
        self._groups: dict[int, list[tuple[int, dict[int, int]]]] = {}
        for demand in demands:
            if isinstance(demand, DistinctRoomsCost):
                used: dict[int, int] = {}
                for name in demand.sessions:
                    self._groups.setdefault(needs.number[name], []).append((demand.weight, used))
        self._own = [
            {room: needs.price_of_room(session, room) for room in rooms}
            for session, rooms in enumerate(needs.open_rooms)
        ]

    def put(self, session: int, start: int, room: int | None) -> None:
        """Note a session that is placed."""
        self._blocks.put(session, start, room)
        if room is not None:
            self._holds[room][session] = start
            self._pairs.put(session, start, room)
            for _, used in self._groups.get(session, ()):
                used[room] = used.get(room, 0) + 1

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Forget where a session was."""
        self._blocks.take_out(session, start, room)
        if room is not None:
            del self._holds[room][session]
            self._pairs.take_out(session)
            for _, used in self._groups.get(session, ()):
                used[room] -= 1
                if not used[room]:
                    del used[room]

    def prices(self, session: int, start: int, rooms: Iterable[int]) -> dict[int, int]:
        """Give what each of the rooms would cost a session that starts then."""
        own = self._own[session]
        groups = [(weight, used) for weight, used in self._groups.get(session, ()) if used]
        return {
            room: own[room]
            + self._blocks.price(session, start, room)
            + sum(weight for weight, used in groups if room not in used)
            + (self._relayout(session, start, room) if self._relayouts else 0)
            + self._pairs.price(session, start, room)
            for room in rooms
        }

    def _relayout(self, session: int, start: int, room: int) -> int:
        needs = self._needs
        price = 0
        for demand in self._relayouts:
            others = demand.pairs.get(needs.names[session])
            for other, begin in self._holds[room].items() if others else ():
                between = max(begin - start - needs.length[session], start - begin - needs.length[other])
                if 0 <= between < demand.gap and needs.names[other] in (others or ()):
                    price += demand.weight
        return price
