"""Groups that exclude each other for a person, and people who exclude each other from a group."""

from itertools import combinations
from typing import NamedTuple

import numpy as np

from solver.rotation.demands import Apart, AtMostOnce
from solver.rotation.mixing.compiled import Flags, Ints, compiled
from solver.rotation.mixing.index import Index, grouped


class Bans(NamedTuple):
    """Sets of groups of which a person sits in at most one, and for each seat whom a person may not meet there."""

    begins: Ints  # by group, where its sets begin
    set: Ints
    binds: Flags  # person x set
    times: Ints  # person x set: in how many of its groups they sit
    apart_begins: Ints  # by person and round
    apart: Ints  # people


def bans(index: Index, once: list[AtMostOnce], aparts: list[Apart]) -> Bans:
    """Read sets of groups and pairs of people; `times` is empty until somebody sits."""
    kinds = sorted({each.groups for each in once})
    number = {groups: n for n, groups in enumerate(kinds)}
    sets: list[list[int]] = [[] for _ in index.groups]
    for n, groups in enumerate(kinds):
        for group in index.groups_in(groups):
            sets[group].append(n)
    binds = np.zeros((len(index.people), len(kinds)), dtype=np.bool_)
    for each in once:
        binds[index.people_in(each.people), number[each.groups]] = True
    times = np.zeros(binds.shape, dtype=np.int16)
    return Bans(*grouped(sets), binds, times, *grouped(_apart(index, aparts)))


def _apart(index: Index, aparts: list[Apart]) -> list[list[int]]:
    found: list[set[int]] = [set() for _ in range(len(index.people) * index.rounds)]
    for each in aparts:
        rounds = {int(index.round_of[group]) for group in index.groups_in(each.groups)}
        for one, other in combinations(index.people_in(each.people), 2):
            for number in rounds:
                found[one * index.rounds + number].add(other)
                found[other * index.rounds + number].add(one)
    return [sorted(people) for people in found]


def count_bans(words: Bans, seat: Ints) -> int:
    """Count anew who sits where how often; give how much is broken."""
    words.times[:] = 0
    rounds = (len(words.apart_begins) - 1) // max(1, len(seat))
    meetings = 0
    for person, number in np.argwhere(seat[:, :rounds] >= 0):
        group, at = seat[person, number], person * rounds + number
        words.times[person, words.set[words.begins[group] : words.begins[group + 1]]] += 1
        others = words.apart[words.apart_begins[at] : words.apart_begins[at + 1]]
        meetings += int((seat[others, number] == group).sum())
    return meetings // 2 + int((np.maximum(words.times - 1, 0) * words.binds).sum())


@compiled
def in_set(words: Bans, group: int, number: int) -> bool:
    """Tell whether a group belongs to a set."""
    for i in range(words.begins[group], words.begins[group + 1]):
        if words.set[i] == number:
            return True
    return False


@compiled
def once_change(words: Bans, person: int, source: int, target: int) -> int:
    """Give how many more seats a person has in sets of which they may have one."""
    change = 0
    for i in range(words.begins[target], words.begins[target + 1]):
        number = words.set[i]
        if words.binds[person, number] and words.times[person, number] > 0 and not in_set(words, source, number):
            change += 1
    for i in range(words.begins[source], words.begins[source + 1]):
        number = words.set[i]
        if words.binds[person, number] and words.times[person, number] > 1 and not in_set(words, target, number):
            change -= 1
    return change


@compiled
def apart_change(words: Bans, seat: Ints, at: int, number: int, person: int, source: int, target: int) -> int:
    """Give how many more people a seat meets who are to be apart; whoever comes for them, `person`, leaves."""
    change = 0
    for i in range(words.apart_begins[at], words.apart_begins[at + 1]):
        other = words.apart[i]
        if other != person:
            if seat[other, number] == target:
                change += 1
            elif seat[other, number] == source:
                change -= 1
    return change


@compiled
def bans_settle(words: Bans, person: int, source: int, target: int) -> None:
    """Count a person in another group."""
    for i in range(words.begins[source], words.begins[source + 1]):
        words.times[person, words.set[i]] -= 1
    for i in range(words.begins[target], words.begins[target + 1]):
        words.times[person, words.set[i]] += 1
