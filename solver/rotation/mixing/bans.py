"""Groups that exclude each other for a person, and people who exclude each other from a group."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.rotation.demands import Apart, AtMostOnce
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.layout import (
    APART,
    APART_BEGINS,
    COLUMNS,
    ROUNDS,
    SEAT,
    SET,
    SET_BEGINS,
    SET_KIND,
    SETS,
    VISITS,
)

FREELY = -1_000  # visits of whoever may come as often as they like begin here


def put_bans(memory: Memory, index: Index, once: Sequence[AtMostOnce], aparts: Sequence[Apart]) -> None:
    """Read the sets of groups of which people sit in at most one, and who is to be apart."""
    kinds = sorted({each.groups for each in once})
    number = {groups: n for n, groups in enumerate(kinds)}
    sets: list[list[int]] = [[] for _ in index.groups]
    for n, groups in enumerate(kinds):
        for group in index.groups_in(groups):
            sets[group].append(n)
    visits = np.full((len(index.people), len(kinds)), FREELY, dtype=np.int64)
    for each in once:
        visits[index.people_in(each.people), number[each.groups]] = 0
    memory.number(SETS, len(kinds))
    memory.put(VISITS, visits)
    memory.put_lists(SET_BEGINS, SET, sets)
    kind = {key: n for n, key in enumerate(sorted(set(map(tuple, sets))))}
    memory.put(SET_KIND, np.array([kind[tuple(row)] for row in sets], dtype=np.int64))
    memory.put_lists(APART_BEGINS, APART, _apart(index, aparts))


def _apart(index: Index, aparts: Sequence[Apart]) -> list[list[int]]:
    found: list[set[int]] = [set() for _ in range(len(index.people) * index.rounds)]
    for each in aparts:
        for one, other in combinations(index.people_in(each.people), 2):
            for number in index.rounds_of(each.groups):
                found[one * index.rounds + number].add(other)
                found[other * index.rounds + number].add(one)
    return [sorted(people) for people in found]


def count_bans(memory: Memory, index: Index) -> int:
    """Count anew who sits where how often; give how much is broken."""
    visits, seat = memory[VISITS], memory[SEAT][:, : index.rounds]
    visits[:] = np.where(visits < 0, FREELY, 0)
    meetings = 0
    for person, number in np.argwhere(seat >= 0).tolist():
        group, at = seat[person, number], person * index.rounds + number
        visits[person, memory[SET][memory[SET_BEGINS][group] : memory[SET_BEGINS][group + 1]]] += 1
        others = memory[APART][memory[APART_BEGINS][at] : memory[APART_BEGINS][at + 1]]
        meetings += int((seat[others, number] == group).sum())
    return meetings // 2 + int(np.maximum(visits - 1, 0).sum())


@compiled
def in_set(m: Cells, group: int, number: int) -> bool:
    """Tell whether a group belongs to a set."""
    found = False
    for i in range(m[m[SET_BEGINS] + group], m[m[SET_BEGINS] + group + 1]):
        found = found or m[m[SET] + i] == number
    return found


@compiled
def visited(m: Cells, person: int, group: int, without: int, least: int) -> int:
    """Count the sets of a group, not those of another, in which a person sits so often at least."""
    found = 0
    for i in range(m[m[SET_BEGINS] + group], m[m[SET_BEGINS] + group + 1]):
        number = m[m[SET] + i]
        if m[m[VISITS] + person * m[SETS] + number] >= least and not in_set(m, without, number):
            found += 1
    return found


@compiled
def apart_change(m: Cells, person: int, other: int, number: int, source: int, target: int) -> int:
    """Give how many people more a person meets from whom they are to be apart; `other` leaves the target."""
    change, at = 0, m[APART_BEGINS] + person * m[ROUNDS] + number
    for i in range(m[at], m[at + 1]):
        strange = m[m[APART] + i]
        group = m[m[SEAT] + strange * m[COLUMNS] + number]
        if strange != other:
            change += (1 if group == target else 0) - (1 if group == source else 0)
    return change


@compiled
def bans_change(m: Cells, person: int, other: int, number: int, source: int, target: int) -> int:
    """Give how much more is broken when a person leaves for a group that another one leaves."""
    change = visited(m, person, target, source, 1) - visited(m, person, source, target, 2)
    return change + apart_change(m, person, other, number, source, target)


@compiled
def bans_settle(m: Cells, person: int, source: int, target: int) -> None:
    """Count a person in another group."""
    visits = m[VISITS] + person * m[SETS]
    for i in range(m[m[SET_BEGINS] + source], m[m[SET_BEGINS] + source + 1]):
        m[visits + m[m[SET] + i]] -= 1
    for i in range(m[m[SET_BEGINS] + target], m[m[SET_BEGINS] + target + 1]):
        m[visits + m[m[SET] + i]] += 1
