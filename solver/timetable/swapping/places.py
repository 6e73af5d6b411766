"""Who is where: slots and rooms, and how a room is found, if need be by letting others of the slot change rooms."""

from typing import NamedTuple

import numpy as np

from solver.compiled import Flags, Ints, compiled
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid, rows

NOBODY = -1


class Places(NamedTuple):
    """Tables of places; a session that needs no room has one of its own, behind the real ones.

    What changes: `slot` and `room` of each session, -1 where it is not placed, and who `holds` each room in each slot.
    """

    slot: Ints
    room: Ints
    holds: Ints
    real_rooms: int
    open_slots_first: Ints
    open_slots: Ints
    is_open: Flags
    fitting_first: Ints
    fitting: Ints
    fits: Flags
    closed: Flags
    near_first: Ints
    near: Ints
    queue: Ints
    comes_from: Ints


def places_of(needs: Needs, grid: Grid) -> Places:
    """Make the tables, with nobody placed."""
    count, slots, real = len(needs.names), len(grid.slots), len(needs.rooms)
    rooms = [list(open_rooms) for open_rooms in needs.open_rooms]
    everything = real
    for session, housed in enumerate(needs.housed):
        if not housed:
            rooms[session] = [everything]
            everything += 1
    fits, is_open = np.zeros((count, everything), dtype=np.bool_), np.zeros((count, slots), dtype=np.bool_)
    for session in range(count):
        fits[session, rooms[session]] = True
        is_open[session, grid.open_to[session]] = True
    near = grid.near(max(needs.pause, default=0))
    return Places(
        np.full(count, NOBODY, dtype=np.int64),
        np.full(count, NOBODY, dtype=np.int64),
        np.full((slots, everything), NOBODY, dtype=np.int64),
        real,
        *rows(grid.open_to),
        is_open,
        *rows(rooms),
        fits,
        _closed(needs, grid),
        *rows([np.flatnonzero(row).tolist() for row in near]),
        np.zeros(everything, dtype=np.int64),
        np.zeros(everything, dtype=np.int64),
    )


def _closed(needs: Needs, grid: Grid) -> Flags:
    """Tell where a session may not be in a slot and a room that are open to it by themselves."""
    closed = np.zeros((len(needs.names), len(grid.slots), len(needs.rooms)), dtype=np.bool_)
    for session, name in enumerate(needs.names):
        for start, slot in zip(needs.starts[session], grid.open_to[session], strict=True):
            for room in needs.open_rooms[session]:
                closed[session, slot, room] = not needs.decide.open(name, start, needs.rooms[room])
    return closed


@compiled
def may_be(p: Places, session: int, slot: int, room: int) -> bool:
    """Tell whether the rules open a slot and a room to a session, whoever is there."""
    if not p.is_open[session, slot] or not p.fits[session, room]:
        return False
    return room >= p.real_rooms or not p.closed[session, slot, room]


@compiled
def is_free(p: Places, slot: int, room: int) -> bool:
    """Tell whether nobody is in a room in a slot, nor so near to it that the room is not ready."""
    for at in range(p.near_first[slot], p.near_first[slot + 1]):
        if p.holds[p.near[at], room] >= 0:
            return False
    return True


@compiled
def put(p: Places, session: int, slot: int, room: int) -> None:
    """Place a session."""
    p.slot[session] = slot
    p.room[session] = room
    p.holds[slot, room] = session


@compiled
def take_out(p: Places, session: int) -> None:
    """Take a session out of its place."""
    p.holds[p.slot[session], p.room[session]] = NOBODY
    p.slot[session] = NOBODY
    p.room[session] = NOBODY


@compiled
def free_room(p: Places, chance: np.random.Generator, session: int, slot: int) -> int:
    """Give a free room that fits, by chance; -1 if there is none."""
    first = p.fitting_first[session]
    count = p.fitting_first[session + 1] - first
    offset = int(chance.random() * count)
    for at in range(count):
        room = p.fitting[first + (offset + at) % count]
        if is_free(p, slot, room) and may_be(p, session, slot, room):
            return int(room)
    return -1


@compiled
def make_room(p: Places, chance: np.random.Generator, session: int, slot: int) -> int:
    """Give a room that is free, or becomes free as others of the slot change rooms; -1 if there is none.

    An augmenting path of a bipartite matching, found by breadth first (C. Berge, 1957).
    """
    room = free_room(p, chance, session, slot)
    if room >= 0:
        return int(room)
    p.comes_from[:] = -2
    end = 0
    for at in range(p.fitting_first[session], p.fitting_first[session + 1]):
        room = p.fitting[at]
        if p.holds[slot, room] >= 0 and may_be(p, session, slot, room):
            p.comes_from[room], p.queue[end] = -1, room
            end += 1
    head = 0
    while head < end:
        room = p.queue[head]
        other = p.holds[slot, room]
        head += 1
        for at in range(p.fitting_first[other], p.fitting_first[other + 1]):
            then = p.fitting[at]
            if p.comes_from[then] != -2 or not may_be(p, other, slot, then):
                continue
            p.comes_from[then] = room
            if is_free(p, slot, then):
                return _shift(p, slot, then)
            if p.holds[slot, then] >= 0:
                p.queue[end] = then
                end += 1
    return -1


@compiled
def _shift(p: Places, slot: int, room: int) -> int:
    """Let everybody on the path go one room on; give the room that is free then."""
    while p.comes_from[room] >= 0:
        before = p.comes_from[room]
        other = p.holds[slot, before]
        p.holds[slot, room], p.holds[slot, before] = other, NOBODY
        p.room[other] = room
        room = before
    return int(room)
