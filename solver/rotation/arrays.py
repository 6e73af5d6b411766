"""What the hard demands say about seats, as arrays: people, groups and themes by number, in the order of their ids.

It closes what cannot be beside the seats that are given, so that bounds see it; it never closes a seat that some
rotation may use.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.rotation.decisions import Decisions
from solver.rotation.demands import AtMostOnce, SitOnce, Size, SizesAlike, Together
from solver.rotation.sizes import narrow, share

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
NOBODY = -1


@dataclass(frozen=True)
class Bond:
    """People whose seats in some groups bind each other, or themselves; `others` is everybody else."""

    people: Numbers
    others: Numbers
    groups: Numbers


class Arrays:
    """People x groups that are open, who has to be there, whose seat is given, and how many a group holds.

    `open` tells person by group who may sit where; `must` person by round who sits in some group of it, and `single`
    who sits in just one; `given` is person by round a group in which somebody sits for sure, or -1; `unit` person by
    round a number that is the same for those who sit together, or -1. `low` and `high` hold for the size of a group
    in every rotation.
    """

    def __init__(self, decide: Decisions) -> None:
        problem = decide.problem
        self.people = [person.id for person in problem.people]
        self.groups = [group.id for group in problem.groups]
        self.themes = list(problem.themes)
        self.person = {name: number for number, name in enumerate(self.people)}
        self.group = {name: number for number, name in enumerate(self.groups)}
        themes = {name: number for number, name in enumerate(self.themes)}
        self.theme = _numbers([themes[group.theme] for group in problem.groups])
        self.round = _numbers([group.round for group in problem.groups])
        self.groups_of = [np.flatnonzero(self.round == number) for number in range(len(problem.rounds))]
        self._known: dict[tuple[str, ...], tuple[Numbers, Numbers]] = {}
        self.once = [self._bond(each) for each in decide.demands if isinstance(each, AtMostOnce)]
        self.together = [self._bond(each) for each in decide.demands if isinstance(each, Together)]
        self.open = np.ones((len(self.people), len(self.groups)), dtype=np.bool_)
        self.single = np.zeros((len(self.people), len(self.groups_of)), dtype=np.bool_)
        self.must = self.single.copy()
        self.given = np.full(self.must.shape, NOBODY, dtype=np.int64)
        self._ask_to_sit(decide)
        self._close(decide)
        self._conclude()
        self.unit = self._units()
        self.low = np.zeros(len(self.groups), dtype=np.int64)
        self.high = np.full(len(self.groups), len(self.people), dtype=np.int64)
        self._limit_sizes(decide)

    def numbers(self, names: tuple[str, ...]) -> Numbers:
        """Give the numbers of people; names that are not there are left out."""
        return self._split(names)[0]

    def _split(self, names: tuple[str, ...]) -> tuple[Numbers, Numbers]:
        """Give the numbers of people and of all others. Demands of thousands of people often name the same ones."""
        if names not in self._known:
            own = _numbers([self.person[name] for name in names if name in self.person])
            others = np.ones(len(self.people), dtype=np.bool_)
            others[own] = False
            self._known[names] = own, np.flatnonzero(others)
        return self._known[names]

    def group_numbers(self, names: Sequence[str]) -> Numbers:
        """Give the numbers of groups."""
        return _numbers([self.group[name] for name in names])

    def _bond(self, demand: AtMostOnce | Together) -> Bond:
        return Bond(*self._split(demand.people), self.group_numbers(demand.groups))

    def _ask_to_sit(self, decide: Decisions) -> None:
        for each in decide.demands:
            if isinstance(each, SitOnce):
                groups = self.group_numbers(each.groups)
                for number, those in enumerate(self.groups_of):
                    if np.array_equal(groups, those):
                        self.single[self.numbers(each.people), number] = True

    def _close(self, decide: Decisions) -> None:
        """Close what is closed; where somebody sits once in a round and their seat is given, nothing else is open."""
        for name, groups in decide.closed.items():
            self.open[self.person[name], self.group_numbers(sorted(groups))] = False
        kept = [(self.person[name], self.group[group]) for name, groups in decide.kept.items() for group in groups]
        for row, column in sorted(kept, reverse=True):  # where two of a round are given, the first by id stands
            number = self.round[column]
            if self.single[row, number]:
                self.open[row, self.groups_of[number]] = False
            self.open[row, column] = True
            self.given[row, number] = column
        beside = [(row, column) for row, column in kept if self.given[row, self.round[column]] != column]
        for bond in self.once if beside else ():
            for row, column in beside:
                if column in bond.groups and row in bond.people:
                    self.open[row, bond.groups] = False
                    self.open[row, column] = True
        self.must |= self.single | (self.given != NOBODY)

    def _conclude(self) -> None:
        """Close what seats that are given close, until no more seats are given by that."""
        known = -1
        while known < (known := self._give()):
            has = (self.given != NOBODY).any(axis=1)
            for bond in self.once:
                self._seat_once(bond.people[has[bond.people]], bond.groups)
            for bond in self.together:
                block = np.ix_(bond.people, bond.groups)
                self.open[block] = self.open[block].all(axis=0)

    def _give(self) -> int:
        """Find the seats without a choice; tell how many there are."""
        for number, groups in enumerate(self.groups_of):
            here = self.open[:, groups]
            rows = np.flatnonzero(self.single[:, number] & (here.sum(axis=1) == 1))
            if rows.size:
                self.given[rows, number] = groups[here[rows].argmax(axis=1)]
        return int((self.given != NOBODY).sum())

    def _seat_once(self, rows: Numbers, columns: Numbers) -> None:
        """Close the other groups to those who have a seat in one of them."""
        if rows.size:
            seated = np.isin(self.given[rows], columns)
            which = seated.any(axis=1)
            kept = self.given[rows[which], seated[which].argmax(axis=1)]
            self.open[np.ix_(rows[which], columns)] = False
            self.open[rows[which], kept] = True

    def _units(self) -> Numbers:
        unit = np.full(self.must.shape, NOBODY, dtype=np.int64)
        for name, bond in enumerate(self.together):
            for number in np.unique(self.round[bond.groups]):
                if np.isin(self.groups_of[number], bond.groups).all():
                    joined = np.unique(unit[bond.people, number])
                    unit[np.isin(unit[:, number], joined[joined != NOBODY]), number] = name
                    unit[bond.people, number] = name
        return unit

    def _limit_sizes(self, decide: Decisions) -> None:
        for size in decide.demands:
            if isinstance(size, Size):
                number = self.group[size.group]
                self.low[number] = max(self.low[number], size.least)
                self.high[number] = min(self.high[number], size.most)
        for each in (each for each in decide.demands if isinstance(each, SizesAlike) and each.groups):
            groups = self.group_numbers(each.groups)
            for number in np.unique(self.round[groups]):
                if np.isin(groups, self.groups_of[number]).all():
                    others = np.setdiff1d(self.groups_of[number], groups)
                    share(self.low, self.high, each.spread, groups, others, self.open, self.single[:, number])
            narrow(self.low, self.high, each.spread, groups)


def _numbers(values: Sequence[int]) -> Numbers:
    return np.array(values, dtype=np.int64)
