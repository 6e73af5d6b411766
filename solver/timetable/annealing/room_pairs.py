"""What two sessions cost by their times and their rooms together."""

from typing import ClassVar

from solver.timetable.costs import RoomPairCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs


class RoomPairs:
    """Prices of pairs in rooms, looked up from the session that is to be placed."""

    words: ClassVar[tuple[type[Said], ...]] = (RoomPairCost,)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._rooms = needs.rooms
        self._place: dict[int, tuple[int, str]] = {}
        self._opens: dict[int, list[tuple[int, RoomPairCost]]] = {}
        self._inside: dict[int, list[tuple[int, RoomPairCost]]] = {}
        for demand in demands:
            if isinstance(demand, RoomPairCost):
                one, other = needs.number[demand.one], needs.number[demand.other]
                self._opens.setdefault(one, []).append((other, demand))
                self._inside.setdefault(other, []).append((one, demand))

    def put(self, session: int, start: int, room: int) -> None:
        """Note a session that is placed in a room."""
        self._place[session] = (start, self._rooms[room])

    def take_out(self, session: int) -> None:
        """Forget where a session was."""
        del self._place[session]

    def price(self, session: int, start: int, number: int) -> int:
        """Give what a room would cost a session that starts then, beside the others."""
        room, price = self._rooms[number], 0
        for other, demand in self._opens.get(session, ()):
            if other in self._place:
                begin, there = self._place[other]
                low, high = demand.window(start)
                price += demand.weight * (low <= begin < high and there in demand.shuns(room))
        for other, demand in self._inside.get(session, ()):
            if other in self._place:
                begin, there = self._place[other]
                low, high = demand.window(begin)
                price += demand.weight * (low <= start < high and room in demand.shuns(there))
        return price
