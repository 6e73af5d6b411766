"""Who sits where, who may, and who moves together."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from solver.rotation.decisions import Decisions
from solver.rotation.demands import SitOnce, Together
from solver.rotation.mixing.compiled import Flags, Ints, compiled
from solver.rotation.mixing.index import Index, grouped


class Seats(NamedTuple):
    """The seats, people by groups, and what does not change: what is open, where themes are, mates, what may move."""

    seat: Ints  # person x round, and x earlier round: a group, or -1
    place: Ints  # person x round: their place among the members of their group
    members: Ints  # group x place
    open: Flags  # person x group
    first: Ints  # by round, its first group
    theme: Ints  # of each group
    kin: Ints  # theme x round: its first group there
    kin_count: Ints  # theme x round
    mate_begins: Ints  # by person and round
    mate: Ints  # the others who sit where a person sits
    mover: Ints  # the people of the seats that may move
    mover_round: Ints  # the rounds of these seats


def mates_of(index: Index, allowed: Flags, demands: list[Together]) -> list[list[int]]:
    """Give for each person and round those who sit where they sit, themselves included, in the order of numbers."""
    unit = [[at // index.rounds] for at in range(len(index.people) * index.rounds)]
    for demand in demands:
        for number in sorted({int(index.round_of[group]) for group in index.groups_in(demand.groups)}):
            there = allowed[:, index.first[number] : index.first[number + 1]].any(axis=1)
            people = [person for person in index.people_in(demand.people) if there[person]]
            together = sorted({mate for person in people for mate in unit[person * index.rounds + number]})
            for person in together:
                unit[person * index.rounds + number] = together
    return unit


def allowed_seats(index: Index, decide: Decisions) -> Flags:
    """Give who may sit in which group: not in what is closed, and nowhere beside what is kept."""
    allowed = np.ones((len(index.people), len(index.groups)), dtype=np.bool_)
    for name, groups in decide.closed.items():
        allowed[index.person[name], index.groups_in(groups)] = False
    for name, groups in decide.kept.items():
        for group in index.groups_in(groups):
            span = slice(index.first[index.round_of[group]], index.first[index.round_of[group] + 1])
            only = allowed[index.person[name], group]
            allowed[index.person[name], span] = False
            allowed[index.person[name], group] = only
    return allowed


def share_between_mates(index: Index, allowed: Flags, units: list[list[int]]) -> None:
    """Close to everybody of a unit what is closed to one of them."""
    for at, unit in enumerate(units):
        if len(unit) > 1 and unit[0] == at // index.rounds:
            span = slice(index.first[at % index.rounds], index.first[at % index.rounds + 1])
            allowed[unit, span] = allowed[unit, span].all(axis=0)


def wanted_seats(index: Index, decide: Decisions, sit_once: list[SitOnce]) -> Flags:
    """Give who has to have a seat in which round."""
    wanted = np.zeros((len(index.people), index.rounds), dtype=np.bool_)
    for demand in sit_once:
        for number in {int(index.round_of[group]) for group in index.groups_in(demand.groups)}:
            wanted[index.people_in(demand.people), number] = True
    for name, groups in decide.kept.items():
        wanted[index.person[name], index.round_of[index.groups_in(groups)]] = True
    return wanted


def seats(index: Index, allowed: Flags, units: list[list[int]], earlier: Ints, most: Ints) -> Seats:
    """Lay out the seats of a problem; nobody sits yet. While plans are mended, groups hold twice what they may."""
    people, rounds, groups = len(index.people), index.rounds, len(index.groups)
    seat = np.concatenate([np.full((people, rounds), -1, dtype=np.int64), earlier], axis=1)
    kin = np.zeros((len(index.theme), rounds), dtype=np.int64)
    kin_count = np.zeros_like(kin)
    for group in reversed(range(groups)):
        kin[index.theme_of[group], index.round_of[group]] = group
        kin_count[index.theme_of[group], index.round_of[group]] += 1
    choices = np.add.reduceat(np.c_[allowed, np.zeros(people, dtype=bool)], index.first[:-1], axis=1, dtype=np.int64)
    choices[:, np.diff(index.first) == 0] = 0
    mover, mover_round = np.nonzero(choices > 1)
    mates = [[other for other in unit if other != at // rounds] for at, unit in enumerate(units)]
    return Seats(
        seat,
        np.zeros((people, rounds), dtype=np.int64),
        np.zeros((groups, min(people, 2 * int(most.max(initial=0)))), dtype=np.int64),
        allowed,
        index.first,
        index.theme_of,
        kin,
        kin_count,
        *grouped(mates),
        mover.astype(np.int64),
        mover_round.astype(np.int64),
    )


def count_members(words: Seats) -> None:
    """Write anew who sits in each group."""
    count: Counter[int] = Counter()
    rounds = words.place.shape[1]
    for person, number in np.argwhere(words.seat[:, :rounds] >= 0):
        group = int(words.seat[person, number])
        words.place[person, number] = count[group]
        words.members[group, count[group]] = person
        count[group] += 1


@compiled
def seats_settle(words: Seats, size: Ints, person: int, number: int, source: int, target: int) -> None:
    """Seat a person in another group; sizes are those before."""
    hole, last = words.place[person, number], words.members[source, size[source] - 1]
    words.members[source, hole] = last
    words.place[last, number] = hole
    words.members[target, size[target]] = person
    words.place[person, number] = size[target]
    words.seat[person, number] = target
