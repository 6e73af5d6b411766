"""Seat people as a plan says, as far as they may sit there, and whoever is left where there is room."""

from collections import Counter

import numpy as np

from solver.rotation.mixing.compiled import Flags, Ints
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.state import State
from solver.rotation.plan import Plan


def seats_of(index: Index, now: State, wanted: Flags, units: list[list[int]], plan: Plan) -> Ints | None:
    """Give everybody's seats, or None where somebody has to sit and may sit nowhere.

    Everybody sits where they may and with their mates; sizes and all other limits are for the search to mend.
    """
    size = np.zeros(len(index.groups), dtype=np.int64)
    seat = _as_planned(index, now, plan, size)
    for number in range(index.rounds):
        for person in range(len(index.people)):
            unit = units[person * index.rounds + number]
            held = Counter(int(group) for group in seat[unit, number])
            settled = len(held) == 1 and -1 not in held
            if unit[0] != person or settled or not (wanted[unit, number].any() or held.keys() - {-1}):
                continue
            group = _best(index, now, seat, size, number, unit, held)
            if group < 0:
                return None
            before = seat[unit, number]
            np.subtract.at(size, before[before >= 0], 1)
            seat[unit, number] = group
            size[group] += len(unit)
    return seat


def _as_planned(index: Index, now: State, plan: Plan, size: Ints) -> Ints:
    seat = np.full((len(index.people), index.rounds), -1, dtype=np.int64)
    for name, people in sorted(plan.groups.items()):
        for group in index.groups_in([name]):
            for person in index.people_in(sorted(people)):
                number = index.round_of[group]
                fits = now.seats.open[person, group] and size[group] < now.seats.members.shape[1]
                if fits and seat[person, number] < 0:
                    seat[person, number] = group
                    size[group] += 1
    return seat


def _best(
    index: Index, now: State, seat: Ints, size: Ints, number: int, unit: list[int], held: Counter[int]
) -> int:
    """Give the group of a round that suits a unit: where most of them sit, else a new theme, room, and low cost."""
    groups = [
        group
        for group in range(index.first[number], index.first[number + 1])
        if now.seats.open[unit, group].all() and size[group] + len(unit) <= now.seats.members.shape[1]
    ]
    visited = {int(index.theme_of[group]) for group in seat[unit].ravel() if group >= 0}

    def order(group: int) -> tuple[int, bool, bool, int, int]:
        price = int(now.wishes.price[unit, index.theme_of[group]].sum())
        full = bool(size[group] + len(unit) > now.sizes.most[group])
        short = int(size[group] - now.sizes.least[group])
        return -held[group], int(index.theme_of[group]) in visited, full, min(0, short), price

    return min(groups, key=order, default=-1)
