"""What rooms cost: a session in a room by itself, and each room beyond the first that a set of sessions uses."""

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.timetable.costs import DistinctRoomsCost, RoomPairCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.layout import (
    IN_ROOM,
    KEEPING,
    KEEPING_BEGINS,
    KEEPING_WEIGHT,
    REAL_ROOMS,
    ROOM_PRICE,
    ROOMS_MATTER,
    USED_ROOMS,
)


def put_rooms(memory: Memory, needs: Needs, demands: list[Said]) -> None:
    """Lay out prices and groups, with nobody placed."""
    price = np.zeros((len(needs.names), len(needs.rooms)), dtype=np.int64)
    for session, rooms in enumerate(needs.open_rooms):
        price[session, rooms] = [needs.price_of_room(session, room) for room in rooms]
    weight: dict[tuple[str, ...], int] = {}
    for demand in demands:
        if isinstance(demand, DistinctRoomsCost):
            weight[demand.sessions] = weight.get(demand.sessions, 0) + demand.weight
    groups: list[list[int]] = [[] for _ in needs.names]
    for number, sessions in enumerate(weight):
        for name in sessions:
            groups[needs.number[name]].append(number)
    paired = any(isinstance(demand, RoomPairCost) for demand in demands)
    memory.number(ROOMS_MATTER, int(bool(weight) or bool(price.any()) or paired))
    memory.put(ROOM_PRICE, price)
    memory.put_lists(KEEPING_BEGINS, KEEPING, groups)
    memory.put(KEEPING_WEIGHT, np.array([*weight.values()], dtype=np.int64))
    memory.put(IN_ROOM, np.zeros((len(weight), len(needs.rooms)), dtype=np.int64))
    memory.put(USED_ROOMS, np.zeros(len(weight), dtype=np.int64))


@compiled
def rooms_change(m: Cells, session: int, source: int, target: int) -> int:
    """Find what rooms cost more if a session changes rooms; one that needs no room pays nothing."""
    real = m[REAL_ROOMS]
    if source == target or source >= real:
        return 0
    change = m[m[ROOM_PRICE] + session * real + target] - m[m[ROOM_PRICE] + session * real + source]
    for at in range(m[m[KEEPING_BEGINS] + session], m[m[KEEPING_BEGINS] + session + 1]):
        row = m[IN_ROOM] + m[m[KEEPING] + at] * real
        rooms_more = int(m[row + target] == 0) - int(m[row + source] == 1)
        change += m[m[KEEPING_WEIGHT] + m[m[KEEPING] + at]] * rooms_more
    return change


@compiled
def rooms_settle(m: Cells, session: int, room: int, by: int) -> int:
    """Count a session that comes into a room (`by` 1) or leaves it (-1); give what rooms cost more."""
    real = m[REAL_ROOMS]
    if room >= real:
        return 0
    change = by * m[m[ROOM_PRICE] + session * real + room]
    for at in range(m[m[KEEPING_BEGINS] + session], m[m[KEEPING_BEGINS] + session + 1]):
        group = m[m[KEEPING] + at]
        there, used = m[IN_ROOM] + group * real + room, m[USED_ROOMS] + group
        before = max(0, m[used] - 1)
        m[there] += by
        if m[there] == (1 if by > 0 else 0):
            m[used] += by
        change += m[m[KEEPING_WEIGHT] + group] * (max(0, m[used] - 1) - before)
    return change
