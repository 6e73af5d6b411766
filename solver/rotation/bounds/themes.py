"""The least that wishes cost where the order of rounds does not matter: everybody's themes by min-cost flow."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Flags, Numbers
from solver.rotation.demands import ThemeCost
from solver.rotation.flows import Ways, cheapest


@dataclass(frozen=True)
class Wanted:
    """What is still open: how many seats each person needs, how often they may have each theme and at what price.

    `paid` is the price of the seats that are given; `least` and `most` hold for all seats of a theme together.
    """

    needs: Numbers
    often: Numbers
    prices: Numbers
    least: Numbers
    most: Numbers
    paid: int

    def ways(self) -> Ways:
        """Give every theme that somebody may have."""
        people, themes = np.nonzero(self.often)
        return Ways(people, themes, self.often[people, themes], self.prices[people, themes])


def cheapest_themes(wanted: Wanted) -> Numbers | None:
    """Give how often each person has each theme so that it costs the least, or nothing where seats are lacking."""
    ways = wanted.ways()
    taken = cheapest(wanted.needs, ways, wanted.least, wanted.most)
    if taken is None:
        return None
    seats = np.zeros(wanted.often.shape, dtype=np.int64)
    seats[ways.people, ways.places] = taken
    return seats


def least_theme_cost(arrays: Arrays, demands: Sequence[ThemeCost]) -> int:
    """Give the units that no rotation is below: those of given seats where the others cannot be had at all."""
    wanted = wanted_themes(arrays, demands, arrays.low, arrays.high)
    seats = cheapest_themes(wanted)
    return wanted.paid + (0 if seats is None else int((seats * wanted.prices).sum()))


def theme_prices(arrays: Arrays, demands: Sequence[ThemeCost]) -> Numbers:
    """Give what a seat in a group of each theme costs each person, unless it is free."""
    column = {name: number for number, name in enumerate(arrays.themes)}
    prices = np.zeros((len(arrays.people), len(column)), dtype=np.int64)
    for each in demands:
        units = np.full(len(column), each.otherwise)
        for theme, price in each.themes.items():
            if theme in column:
                units[column[theme]] = price
        prices[arrays.person[each.person]] += units
    return prices


def wanted_themes(arrays: Arrays, demands: Sequence[ThemeCost], low: Numbers, high: Numbers) -> Wanted:
    """See who still needs how many seats, and the room that given seats leave in themes, by the limits of groups."""
    prices = theme_prices(arrays, demands)
    choosing = arrays.must & (arrays.given == NOBODY)
    people, rounds = np.nonzero(arrays.must & ~choosing)
    seats = arrays.given[people, rounds]
    paid = int(prices[people, arrays.theme[seats]].sum())
    leading, led = _free(arrays, demands)
    given = arrays.given[leading, arrays.round[led]] == led
    paid -= int(prices[leading[given], arrays.theme[led[given]]].sum())
    prices[leading[~given], arrays.theme[led[~given]]] = 0  # who may lead, but need not, might pay nothing there
    filled = np.bincount(seats, minlength=len(arrays.groups))
    least, most = _room(arrays, choosing, low - filled, high - filled)
    return Wanted(choosing.sum(axis=1), _often(arrays, choosing), prices, least, most, paid)


def _free(arrays: Arrays, demands: Sequence[ThemeCost]) -> tuple[Numbers, Numbers]:
    """Give who pays nothing in which group."""
    pairs = [(arrays.person[each.person], arrays.group[group]) for each in demands for group in each.free]
    people, groups = np.array(sorted(set(pairs)), dtype=np.int64).reshape(-1, 2).T
    return people, groups


def _room(arrays: Arrays, choosing: Flags, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """Add up by theme how many of those who choose its groups have to take and can take."""
    least, most = (np.zeros(len(arrays.themes), dtype=np.int64) for _ in range(2))
    for number, groups in enumerate(arrays.groups_of):
        here = arrays.open[:, groups]
        spare = here[~arrays.single[:, number]].sum(axis=0)  # they may sit there beside all their other seats
        room = np.minimum(high[groups], here[choosing[:, number]].sum(axis=0))
        np.add.at(least, arrays.theme[groups], np.maximum(0, low[groups] - spare))
        np.add.at(most, arrays.theme[groups], np.maximum(0, room))
    return least, most


def _often(arrays: Arrays, choosing: Flags) -> Numbers:
    """Count the rounds in which each person may have each theme: one, where they may have it just once."""
    often = np.zeros((len(arrays.people), len(arrays.themes)), dtype=np.int64)
    for number, groups in enumerate(arrays.groups_of):
        for theme in np.unique(arrays.theme[groups]):
            may = arrays.open[:, groups[arrays.theme[groups] == theme]].any(axis=1)
            often[:, theme] += may & choosing[:, number]
    ahead: Flags = np.any(choosing, axis=0)[arrays.round]
    for bond in arrays.once:
        for theme in np.unique(arrays.theme[bond.groups]):
            if np.isin(np.flatnonzero((arrays.theme == theme) & ahead), bond.groups).all():
                often[bond.people, theme] = np.minimum(often[bond.people, theme], 1)
    return often
