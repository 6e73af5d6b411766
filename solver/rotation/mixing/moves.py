"""How plans change: whoever moves, what it costs is known, and it is undone where it is not worth it."""

from typing import NamedTuple

import numpy as np

from solver.rotation.mixing.compiled import Ints, compiled
from solver.rotation.mixing.state import State, settle, weigh


class Trail(NamedTuple):
    """The seats that a move of several steps has changed so far, and the totals before it."""

    steps: Ints  # step x (person, round, source, target)
    length: Ints  # one number
    totals: Ints


def trail(length: int, totals: int) -> Trail:
    """Make room for moves of so many steps."""
    return Trail(np.zeros((length, 4), dtype=np.int64), np.zeros(1, dtype=np.int64), np.zeros(totals, dtype=np.int64))


@compiled
def begin(now: State, path: Trail) -> None:
    """Begin a move."""
    path.length[0] = 0
    for kind in range(len(now.totals)):
        path.totals[kind] = now.totals[kind]


@compiled
def shift(now: State, path: Trail, person: int, number: int, target: int) -> bool:
    """Seat one person in another group at once; the answer is no where that cannot be."""
    seats, length = now.seats, path.length[0]
    source = seats.seat[person, number]
    full = now.sizes.size[target] >= seats.members.shape[1] or length >= path.steps.shape[0]
    if source < 0 or source == target or full or not seats.open[person, target]:
        return False
    weigh(now, False, person, -1, number, source, target)
    settle(now, person, number, source, target)
    for kind in range(len(now.totals)):
        now.totals[kind] += now.change[kind]
    steps = path.steps[length]
    steps[0], steps[1], steps[2], steps[3] = person, number, source, target
    path.length[0] = length + 1
    return True


@compiled
def undo(now: State, path: Trail) -> None:
    """Take a move back."""
    for i in range(path.length[0] - 1, -1, -1):
        person, number, source, target = path.steps[i, 0], path.steps[i, 1], path.steps[i, 2], path.steps[i, 3]
        settle(now, person, number, target, source)
    for kind in range(len(now.totals)):
        now.totals[kind] = path.totals[kind]


@compiled
def is_single(now: State, person: int, number: int) -> bool:
    """Tell whether a person moves alone in a round."""
    at = person * now.seats.place.shape[1] + number
    return now.seats.mate_begins[at] == now.seats.mate_begins[at + 1]  # type: ignore[no-any-return]


@compiled
def shift_unit(now: State, path: Trail, person: int, number: int, target: int) -> bool:
    """Seat a person and their mates in another group."""
    seats = now.seats
    at = person * seats.place.shape[1] + number
    if not shift(now, path, person, number, target):
        return False
    for i in range(seats.mate_begins[at], seats.mate_begins[at + 1]):
        if not shift(now, path, seats.mate[i], number, target):
            return False
    return True


@compiled
def swap_unit(now: State, path: Trail, chance: np.random.Generator, person: int, number: int, target: int) -> bool:
    """Seat a unit in another group, and as many people who move alone in theirs."""
    seats, size = now.seats, now.sizes.size
    source = seats.seat[person, number]
    if not shift_unit(now, path, person, number, target):
        return False
    for _ in range(path.length[0]):
        for _attempt in range(5):
            other = seats.members[target, int(chance.random() * size[target])]
            came = other == person or not is_single(now, other, number)
            if not came and shift(now, path, other, number, source):
                break
        else:
            return False
    return True


@compiled
def group_of_theme(now: State, chance: np.random.Generator, theme: int, number: int) -> int:
    """Give a group of a theme in a round, or -1."""
    count = now.seats.kin_count[theme, number]
    if count == 0:
        return -1
    return now.seats.kin[theme, number] + int(chance.random() * count)  # type: ignore[no-any-return]


@compiled
def swap_order(
    now: State, path: Trail, chance: np.random.Generator, person: int, number: int, other_round: int
) -> bool:
    """Let a person, and their mates, visit two themes in the other order; half of the time somebody does the reverse."""
    seats = now.seats
    here, there = seats.seat[person, number], seats.seat[person, other_round]
    if here < 0 or there < 0 or seats.theme[here] == seats.theme[there]:
        return False
    first = group_of_theme(now, chance, seats.theme[there], number)
    second = group_of_theme(now, chance, seats.theme[here], other_round)
    if first < 0 or second < 0 or not seats.open[person, first] or not seats.open[person, second]:
        return False
    reverse = -1
    if chance.random() < 0.5:
        reverse = member_of_both(now, chance, first, second, other_round)
        if reverse < 0 or not is_single(now, reverse, number) or not is_single(now, reverse, other_round):
            return False
    if not shift_unit(now, path, person, number, first) or not shift_unit(now, path, person, other_round, second):
        return False
    return reverse < 0 or (
        shift(now, path, reverse, number, here) and shift(now, path, reverse, other_round, there)
    )


@compiled
def member_of_both(now: State, chance: np.random.Generator, group: int, other: int, other_round: int) -> int:
    """Give somebody who sits in a group and in another one of another round, or -1."""
    size = now.sizes.size[group]
    begin_at = int(chance.random() * size)
    for i in range(size):
        person = now.seats.members[group, (begin_at + i) % size]
        if now.seats.seat[person, other_round] == other:
            return person  # type: ignore[no-any-return]
    return -1


@compiled
def swap_words(now: State, path: Trail, person: int, other: int) -> bool:
    """Let two people take each other's seats in every round in which both may."""
    seats = now.seats
    for number in range(seats.place.shape[1]):
        mine, theirs = seats.seat[person, number], seats.seat[other, number]
        if mine == theirs or mine < 0 or theirs < 0:
            continue
        fits = is_single(now, person, number) and is_single(now, other, number)
        if not fits or not seats.open[person, theirs] or not seats.open[other, mine]:
            continue
        if not shift(now, path, person, number, theirs) or not shift(now, path, other, number, mine):
            return False
    return path.length[0] > 0
