"""Seats given round by round, each round by min-cost flow: those who sit together first, then all others.

Given seats come before everything else, so that leads and the past are never in the way.
"""

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Bond, Flags, Numbers
from solver.rotation.decisions import Decisions
from solver.rotation.demands import Apart, SizesAlike
from solver.rotation.flows import Ways, cheapest
from solver.rotation.plan import Plan
from solver.rotation.sizes import window
from solver.rotation.starting.tongues import understood

BESIDE = 10**9  # the price of a seat beside somebody from whom one is to be apart, where there is no other
Limits = tuple[Numbers, Numbers]  # the least and the most people of each group of a round


class Seating:
    """The seats so far, person by round, or -1.

    `may` tells person by group who may sit where, and `open` who still may beside the seats taken; groups keep to
    sizes from `low` to `high`. Nothing `fits` if there are no such sizes.
    """

    def __init__(self, decide: Decisions, arrays: Arrays, chance: np.random.Generator) -> None:
        self._decide, self.arrays = decide, arrays
        self.seats = arrays.given.copy()
        self.may = arrays.open & understood(decide, arrays, chance)
        self.open = self.may.copy()
        self.apart = [
            (arrays.numbers(each.people), arrays.group_numbers(each.groups))
            for each in decide.demands
            if isinstance(each, Apart)
        ]
        self._once: dict[int, list[Bond]] = {}
        for bond in arrays.once:
            for group in bond.groups.tolist():
                self._once.setdefault(group, []).append(bond)
        self.low, self.high = arrays.low.copy(), arrays.high.copy()
        alike = (each for each in decide.demands if isinstance(each, SizesAlike) and each.groups)
        self.fits = all(self._even(each) for each in alike)

    def _even(self, demand: SizesAlike) -> bool:
        """Keep to limits within which groups are alike."""
        arrays, groups = self.arrays, self.arrays.group_numbers(demand.groups)
        number = int(arrays.round[groups[0]])
        here = arrays.groups_of[number]
        people = int(arrays.must[:, number].sum())
        found = window(self.low[here], self.high[here], demand.spread, np.flatnonzero(np.isin(here, groups)), people)
        if found is None:
            return False
        self.low[here], self.high[here] = found
        return True

    def once_in(self, group: int) -> list[Bond]:
        """Give the bonds by which a seat in a group closes others; none for no group."""
        return self._once.get(group, [])

    def choosing(self, number: int) -> Flags:
        """Tell who still needs a seat in a round."""
        choosing: Flags = self.arrays.must[:, number] & (self.seats[:, number] == NOBODY)
        return choosing

    def _taken(self, number: int) -> Numbers:
        """Count those who have a seat in each group of a round."""
        seats = self.seats[:, number]
        return np.bincount(seats[seats != NOBODY], minlength=len(self.arrays.groups))[self.arrays.groups_of[number]]

    def seat(self, number: int, may: Flags, prices: Numbers, limits: Limits | None = None) -> bool:
        """Give everybody a seat in a round at the least price; tell whether that was possible.

        `may` and `prices` are person by group of the round; `limits` are the sizes of its groups, if they are to
        be narrower than `low` and `high`.
        """
        groups, before = self.arrays.groups_of[number], self.seats[:, number].copy()
        low, high = limits or (self.low[groups], self.high[groups])
        may = may & self.open[:, groups]
        units = self._units(number)
        if all(self._seat_some(number, some, may, prices, (np.zeros_like(low), high)) for some in units):
            alone = [np.array([person]) for person in np.flatnonzero(self.choosing(number))]
            if self._seat_some(number, alone, may, prices, (low, high)):
                self._close(number)
                return True
        self.seats[:, number] = before
        return False

    def _seat_some(self, number: int, units: list[Numbers], may: Flags, prices: Numbers, limits: Limits) -> bool:
        """Seat units of the same size beside those who are seated."""
        if not units:
            return True
        groups, size = self.arrays.groups_of[number], len(units[0])
        taken, members = self._taken(number), np.array(units)
        low, high = np.maximum(0, limits[0] - taken), np.maximum(0, limits[1] - taken)
        every: Flags = np.all(may[members], axis=1)
        dear = (prices + BESIDE * self._beside(number))[members].sum(axis=1)
        chosen = _choose(every, dear, low, high // size)
        if chosen is not None:
            self.seats[members, number] = groups[chosen][:, None]
        return chosen is not None

    def _units(self, number: int) -> list[list[Numbers]]:
        """Give those who sit together in a round, in lists of those of one size, the largest first."""
        unit = np.where(self.choosing(number), self.arrays.unit[:, number], NOBODY)
        by_size: dict[int, list[Numbers]] = {}
        for name in np.unique(unit[unit != NOBODY]):
            members = np.flatnonzero(unit == name)
            by_size.setdefault(len(members), []).append(members)
        return [units for size, units in sorted(by_size.items(), reverse=True) if size > 1]

    def _beside(self, number: int) -> Numbers:
        """Count in each group the seated people from whom each person is to be apart."""
        groups = self.arrays.groups_of[number]
        beside = np.zeros((len(self.arrays.people), len(groups)), dtype=np.int64)
        for people, columns in self.apart:
            for person in people[np.isin(self.seats[people, number], columns)]:
                beside[people[people != person], np.searchsorted(groups, self.seats[person, number])] += 1
        return beside

    def _close(self, number: int) -> None:
        """Close what a round's seats close in other rounds."""
        seats = self.seats[:, number]
        for bond in self.arrays.once:
            if (self.arrays.round[bond.groups] == number).any():
                member = np.zeros(len(self.arrays.groups) + 1, dtype=np.bool_)
                member[bond.groups] = True
                self.open[np.ix_(bond.people[member[seats[bond.people]]], bond.groups)] = False

    def plan(self) -> Plan:
        """Give the seats as a plan, together with all that is kept."""
        groups: dict[str, set[str]] = {}
        order = np.argsort(self.seats, axis=None)
        found, first = np.unique(self.seats.ravel()[order], return_index=True)
        for group, people in zip(found.tolist(), np.split(order // len(self.seats.T), first[1:]), strict=True):
            if group != NOBODY:
                groups[self.arrays.groups[group]] = {self.arrays.people[person] for person in people.tolist()}
        for name, kept in self._decide.kept.items():
            for each in kept:
                groups.setdefault(each, set()).add(name)
        return Plan.model_validate({"groups": groups})


def _choose(may: Flags, prices: Numbers, least: Numbers, most: Numbers) -> Numbers | None:
    """Give one place to everybody (row) at the least price, or nothing where that cannot be."""
    people, places = np.nonzero(may)
    ways = Ways(people, places, np.ones_like(people), prices[people, places])
    taken = cheapest(np.ones(len(may), dtype=np.int64), ways, least, most)
    if taken is None:
        return None
    chosen = np.full(len(may), NOBODY, dtype=np.int64)
    chosen[people[taken > 0]] = places[taken > 0]
    return chosen
