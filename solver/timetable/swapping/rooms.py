"""What rooms cost: a session in a room by itself, and each room beyond the first that a set of sessions uses."""

from typing import NamedTuple

import numpy as np

from solver.compiled import Ints, compiled
from solver.timetable.costs import DistinctRoomsCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import rows

WORDS = (DistinctRoomsCost,)


class Rooms(NamedTuple):
    """The price of each session in each real room, and the groups that should keep one room, with their weights.

    What changes for each group: how many are in each room, and how many rooms are in use.
    """

    real: int
    matter: bool
    price: Ints
    groups_first: Ints
    groups: Ints
    weight: Ints
    count: Ints
    used: Ints


def rooms_of(needs: Needs, demands: list[Said]) -> Rooms:
    """Make the tables, with nobody placed."""
    real = len(needs.rooms)
    price = np.zeros((len(needs.names), real), dtype=np.int64)
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
    return Rooms(
        real,
        bool(weight or price.any()),
        price,
        *rows(groups),
        np.array([*weight.values()] or [0], dtype=np.int64),
        np.zeros((len(weight), real), dtype=np.int64),
        np.zeros(len(weight), dtype=np.int64),
    )


@compiled
def rooms_change(r: Rooms, session: int, source: int, target: int) -> int:
    """Find what rooms cost more if a session changes rooms; one that needs no room pays nothing."""
    if source == target or source >= r.real or target >= r.real:
        return 0
    change = r.price[session, target] - r.price[session, source]
    for at in range(r.groups_first[session], r.groups_first[session + 1]):
        group = r.groups[at]
        change += r.weight[group] * (int(r.count[group, target] == 0) - int(r.count[group, source] == 1))
    return int(change)


@compiled
def rooms_settle(r: Rooms, session: int, room: int, by: int) -> int:
    """Count a session that comes into a room (`by` 1) or leaves it (-1); give what rooms cost more."""
    if room >= r.real:
        return 0
    change = by * r.price[session, room]
    for at in range(r.groups_first[session], r.groups_first[session + 1]):
        group = r.groups[at]
        before = max(0, r.used[group] - 1)
        r.count[group, room] += by
        if r.count[group, room] == (1 if by > 0 else 0):
            r.used[group] += by
        change += r.weight[group] * (max(0, r.used[group] - 1) - before)
    return int(change)
