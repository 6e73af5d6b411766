"""Who is where: slots and rooms, and how a room is found, if need be by letting others of the slot change rooms."""

import numpy as np

from solver.compiled import Cells, Ints, compiled
from solver.memory import Memory
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.layout import (
    CLOSED,
    COMES_FROM,
    FITS,
    FITTING,
    FITTING_BEGINS,
    HOLDS,
    IS_OPEN,
    NEAR,
    NEAR_BEGINS,
    NOBODY,
    OPEN,
    OPEN_BEGINS,
    QUEUE,
    REAL_ROOMS,
    ROOM,
    ROOMS,
    SESSIONS,
    SLOT,
    SLOTS,
)


def put_places(memory: Memory, needs: Needs, grid: Grid) -> None:
    """Lay out who may be where, with nobody placed."""
    count, slots, real = len(needs.names), len(grid.slots), len(needs.rooms)
    rooms, everything = own_rooms(needs)
    fits, is_open = np.zeros((count, everything), dtype=np.int64), np.zeros((count, slots), dtype=np.int64)
    for session in range(count):
        fits[session, rooms[session]] = 1
        is_open[session, grid.open_to[session]] = 1
    near = grid.near(max(needs.pause, default=0))
    for name, number in ((NOBODY, -1), (SESSIONS, count), (SLOTS, slots), (ROOMS, everything), (REAL_ROOMS, real)):
        memory.number(name, number)
    for name, shape in ((SLOT, (count,)), (ROOM, (count,)), (HOLDS, (slots, everything))):
        memory.put(name, np.full(shape, -1, dtype=np.int64))
    memory.put_lists(OPEN_BEGINS, OPEN, grid.open_to)
    memory.put(IS_OPEN, is_open)
    memory.put_lists(FITTING_BEGINS, FITTING, rooms)
    memory.put(FITS, fits)
    memory.put(CLOSED, _closed(needs, grid))
    memory.put_lists(NEAR_BEGINS, NEAR, [np.flatnonzero(row).tolist() for row in near])
    for name in (QUEUE, COMES_FROM):
        memory.put(name, np.zeros(everything, dtype=np.int64))


def own_rooms(needs: Needs) -> tuple[list[list[int]], int]:
    """Give the rooms of each session, one of its own for one that needs none, and how many there are in all."""
    rooms, everything = [list(each) for each in needs.open_rooms], len(needs.rooms)
    for session, housed in enumerate(needs.housed):
        if not housed:
            rooms[session] = [everything]
            everything += 1
    return rooms, everything


def _closed(needs: Needs, grid: Grid) -> Ints:
    """Tell where a session may not be in a slot and a room that are open to it by themselves."""
    closed = np.zeros((len(needs.names), len(grid.slots), len(needs.rooms)), dtype=np.int64)
    for session, name in enumerate(needs.names):
        for start, slot in zip(needs.starts[session], grid.open_to[session], strict=True):
            for room in needs.open_rooms[session]:
                closed[session, slot, room] = not needs.decide.open(name, start, needs.rooms[room])
    return closed


@compiled
def slot_of(m: Cells, session: int) -> int:
    """Give the slot of a session, -1 if it is not placed."""
    return m[m[SLOT] + session]


@compiled
def room_of(m: Cells, session: int) -> int:
    """Give the room of a session, -1 if it is not placed."""
    return m[m[ROOM] + session]


@compiled
def holder(m: Cells, slot: int, room: int) -> int:
    """Give the session in a room, -1 if there is none that is in this very slot."""
    return m[m[HOLDS] + slot * m[ROOMS] + room]


@compiled
def hold(m: Cells, slot: int, room: int, session: int) -> None:
    """Let a session hold a room in a slot, nobody if it is -1; where it is itself, is not noted."""
    m[m[HOLDS] + slot * m[ROOMS] + room] = session


@compiled
def may_be(m: Cells, session: int, slot: int, room: int) -> bool:
    """Tell whether the rules open a slot and a room to a session, whoever is there."""
    if m[m[IS_OPEN] + session * m[SLOTS] + slot] == 0 or m[m[FITS] + session * m[ROOMS] + room] == 0:
        return False
    real = m[REAL_ROOMS]
    return room >= real or m[m[CLOSED] + (session * m[SLOTS] + slot) * real + room] == 0


@compiled
def is_free(m: Cells, slot: int, room: int) -> bool:
    """Tell whether nobody is in a room in a slot, nor so near to it that the room is not ready."""
    at, end = m[m[NEAR_BEGINS] + slot], m[m[NEAR_BEGINS] + slot + 1]
    while at < end and holder(m, m[m[NEAR] + at], room) < 0:
        at += 1
    return at == end


@compiled
def put(m: Cells, session: int, slot: int, room: int) -> None:
    """Place a session."""
    m[m[SLOT] + session] = slot
    m[m[ROOM] + session] = room
    hold(m, slot, room, session)


@compiled
def take_out(m: Cells, session: int) -> None:
    """Take a session out of its place."""
    hold(m, slot_of(m, session), room_of(m, session), m[NOBODY])
    m[m[SLOT] + session] = m[NOBODY]
    m[m[ROOM] + session] = m[NOBODY]


@compiled
def free_room(m: Cells, chance: np.random.Generator, session: int, slot: int) -> int:
    """Give a free room that fits, by chance; -1 if there is none."""
    begin = m[m[FITTING_BEGINS] + session]
    count = m[m[FITTING_BEGINS] + session + 1] - begin
    offset = int(chance.random() * count)
    for at in range(count):
        room = m[m[FITTING] + begin + (offset + at) % count]
        if is_free(m, slot, room) and may_be(m, session, slot, room):
            return room
    return m[NOBODY]


@compiled
def make_room(m: Cells, chance: np.random.Generator, session: int, slot: int) -> int:
    """Give a room that is free, or becomes free as others of the slot change rooms; -1 if there is none."""
    room = free_room(m, chance, session, slot)
    return room if room >= 0 else _by_a_path(m, session, slot)


@compiled
def _by_a_path(m: Cells, session: int, slot: int) -> int:
    """Look for an augmenting path by breadth first (C. Berge, 1957)."""
    for room in range(m[ROOMS]):
        m[m[COMES_FROM] + room] = -2
    end = 0
    for at in range(m[m[FITTING_BEGINS] + session], m[m[FITTING_BEGINS] + session + 1]):
        room = m[m[FITTING] + at]
        if holder(m, slot, room) >= 0 and may_be(m, session, slot, room):
            m[m[COMES_FROM] + room] = m[NOBODY]
            m[m[QUEUE] + end] = room
            end += 1
    head = 0
    while head < end:
        room = m[m[QUEUE] + head]
        head += 1
        other = holder(m, slot, room)
        for at in range(m[m[FITTING_BEGINS] + other], m[m[FITTING_BEGINS] + other + 1]):
            then = m[m[FITTING] + at]
            if m[m[COMES_FROM] + then] != -2 or not may_be(m, other, slot, then):
                continue
            m[m[COMES_FROM] + then] = room
            if is_free(m, slot, then):
                return _shift(m, slot, then)
            if holder(m, slot, then) >= 0:
                m[m[QUEUE] + end] = then
                end += 1
    return m[NOBODY]


@compiled
def _shift(m: Cells, slot: int, room: int) -> int:
    """Let everybody on the path go one room on; give the room that is free then."""
    while m[m[COMES_FROM] + room] >= 0:
        before = m[m[COMES_FROM] + room]
        other = holder(m, slot, before)
        hold(m, slot, room, other)
        hold(m, slot, before, m[NOBODY])
        m[m[ROOM] + other] = room
        room = before
    return room
