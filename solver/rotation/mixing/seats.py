"""Who sits where, who may, and who moves together."""

from collections.abc import Iterable

import numpy as np

from solver.compiled import Cells, Flags, Ints, compiled
from solver.memory import Memory
from solver.rotation.decisions import Decisions
from solver.rotation.demands import SitOnce, Together
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.layout import (
    COLUMNS,
    FIRST,
    KIN,
    KIN_COUNT,
    MATE,
    MATE_BEGINS,
    MEMBER,
    MOST,
    MOVER,
    MOVER_ROUND,
    MOVERS,
    OPEN,
    PLACE,
    PLACES,
    ROUNDS,
    SEAT,
    SIZE,
    THEME,
    WIDTH_OPEN,
)


def allowed_seats(index: Index, decide: Decisions) -> Flags:
    """Give who may sit in which group: not in what is closed, and nowhere beside what is kept."""
    allowed = np.ones((len(index.people), len(index.groups)), dtype=np.bool_)
    for name, groups in sorted(decide.closed.items()):
        allowed[index.person[name], index.groups_in(groups)] = False
    for name, groups in sorted(decide.kept.items()):
        for group in sorted(index.groups_in(groups)):
            only = allowed[index.person[name], group]
            allowed[index.person[name], index.span(index.round_of[group])] = False
            allowed[index.person[name], group] = only
    return allowed


def units_of(index: Index, allowed: Flags, demands: Iterable[Together]) -> list[list[int]]:
    """Give, for each person and round, those who sit together, and close to all what is closed to one of them."""
    unit = [[at // index.rounds] for at in range(len(index.people) * index.rounds)]
    for demand in demands:
        for number in index.rounds_of(demand.groups):
            there = set(np.flatnonzero(allowed[:, index.span(number)].sum(axis=1)).tolist())
            people = [person for person in index.people_in(demand.people) if person in there]
            together = sorted({mate for person in people for mate in unit[person * index.rounds + number]})
            for person in together:
                unit[person * index.rounds + number] = together
    for at, people in enumerate(unit):
        if len(people) > 1 and people[0] == at // index.rounds:
            span = index.span(at % index.rounds)
            allowed[people, span] = np.all(allowed[people, span], axis=0)
    return unit


def wanted_seats(index: Index, decide: Decisions, demands: Iterable[SitOnce]) -> Flags:
    """Give who has to have a seat in which round."""
    wanted = np.zeros((len(index.people), index.rounds), dtype=np.bool_)
    for demand in demands:
        for number in index.rounds_of(demand.groups):
            wanted[index.people_in(demand.people), number] = True
    for name, groups in sorted(decide.kept.items()):
        wanted[index.person[name], index.rounds_of(groups)] = True
    return wanted


def put_seats(memory: Memory, index: Index, allowed: Flags, units: list[list[int]], earlier: Ints) -> None:
    """Lay out the seats; nobody sits yet. While plans are mended, groups hold up to twice what they may."""
    people, rounds, groups = len(index.people), index.rounds, len(index.groups)
    places = min(people, 2 * int(memory[MOST].max(initial=0)))
    memory.number(ROUNDS, rounds)
    memory.number(PLACES, places)
    memory.put(SEAT, np.concatenate([np.full((people, rounds), -1, dtype=np.int64), earlier], axis=1))
    memory.put(PLACE, np.zeros((people, rounds), dtype=np.int64))
    memory.put(MEMBER, np.zeros((groups, places), dtype=np.int64))
    memory.put(FIRST, np.array(index.first, dtype=np.int64))
    memory.put(THEME, np.array(index.theme_of, dtype=np.int64))
    mates = [[mate for mate in unit if mate != at // rounds] for at, unit in enumerate(units)]
    memory.put_lists(MATE_BEGINS, MATE, mates)
    choices = np.array([allowed[:, index.span(number)].sum(axis=1) for number in range(rounds)])
    mover_round, mover = np.nonzero(choices.reshape(rounds, people) > 1)
    memory.put(MOVER, mover)
    memory.put(MOVER_ROUND, mover_round)
    memory.number(MOVERS, len(mover))
    _put_open(memory, allowed)
    _put_kin(memory, index)


def _put_open(memory: Memory, allowed: Flags) -> None:
    width = -(-allowed.shape[1] // 64)
    padded = np.zeros((allowed.shape[0], width * 64), dtype=np.bool_)
    padded[:, : allowed.shape[1]] = allowed
    memory.put(OPEN, np.packbits(padded, axis=1, bitorder="little").view("<i8"))
    memory.number(WIDTH_OPEN, width)


def _put_kin(memory: Memory, index: Index) -> None:
    kin = np.zeros((len(index.theme), index.rounds), dtype=np.int64)
    count = np.zeros_like(kin)
    for group in reversed(range(len(index.groups))):
        kin[index.theme_of[group], index.round_of[group]] = group
        count[index.theme_of[group], index.round_of[group]] += 1
    memory.put(KIN, kin)
    memory.put(KIN_COUNT, count)


def count_members(memory: Memory, index: Index) -> None:
    """Write anew who sits in each group."""
    for number in range(index.rounds):
        seat = memory[SEAT][:, number]
        for group in range(*index.span(number).indices(len(index.groups))):
            (people,) = np.nonzero(seat == group)
            memory[MEMBER][group, : len(people)] = people
            memory[PLACE][people, number] = np.arange(len(people))


@compiled
def is_open(m: Cells, person: int, group: int) -> bool:
    """Tell whether a person may sit in a group."""
    return m[m[OPEN] + person * m[WIDTH_OPEN] + (group >> 6)] >> (group & 63) & 1 == 1


@compiled
def is_single(m: Cells, person: int, number: int) -> bool:
    """Tell whether a person moves alone in a round."""
    at = m[MATE_BEGINS] + person * m[ROUNDS] + number
    return m[at] == m[at + 1]


@compiled
def seat_of(m: Cells, person: int, number: int) -> int:
    """Give where a person sits in a round, or -1."""
    return m[m[SEAT] + person * m[COLUMNS] + number]


@compiled
def seats_settle(m: Cells, person: int, number: int, source: int, target: int) -> None:
    """Seat a person in another group; sizes are those before."""
    members, hole = m[MEMBER] + source * m[PLACES], m[PLACE] + person * m[ROUNDS] + number
    last = m[members + m[m[SIZE] + source] - 1]
    m[members + m[hole]] = last
    m[m[PLACE] + last * m[ROUNDS] + number] = m[hole]
    m[hole] = m[m[SIZE] + target]
    m[m[MEMBER] + target * m[PLACES] + m[hole]] = person
    m[m[SEAT] + person * m[COLUMNS] + number] = target
