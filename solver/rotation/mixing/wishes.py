"""What seats cost people by their themes."""

from typing import NamedTuple

import numpy as np

from solver.rotation.demands import ThemeCost
from solver.rotation.mixing.compiled import Ints, compiled
from solver.rotation.mixing.index import Index, grouped


class Wishes(NamedTuple):
    """The price of each theme for each person; in some groups, those a person leads, less is charged."""

    price: Ints  # person x theme
    theme: Ints  # of each group
    begins: Ints  # by person, where their groups with a rebate begin
    group: Ints
    rebate: Ints
    wished: Ints  # person x place: the cheapest themes first, -1 where there are no more


def wishes(index: Index, demands: list[ThemeCost]) -> Wishes:
    """Read prices of themes."""
    price = np.zeros((len(index.people), len(index.theme)), dtype=np.int64)
    free: list[dict[int, int]] = [{} for _ in index.people]
    for demand in demands:
        person = index.person[demand.person]
        row = np.full(len(index.theme), demand.otherwise * demand.weight, dtype=np.int64)
        for theme, units in demand.themes.items():
            if theme in index.theme:
                row[index.theme[theme]] = units * demand.weight
        price[person] += row
        for group in index.groups_in(demand.free):
            free[person][group] = free[person].get(group, 0) + int(row[index.theme_of[group]])
    begins, group = grouped([list(row) for row in free])
    rebate = np.array([units for row in free for units in row.values()], dtype=np.int64)
    small = np.int32 if price.max(initial=0) < 2**31 else np.int64
    return Wishes(price.astype(small), index.theme_of, begins, group, rebate, _wished(price))


def _wished(price: Ints, most: int = 10) -> Ints:
    """Give each person's themes that cost less than the dearest, the cheapest first, at most so many."""
    order = np.argsort(price, axis=1, kind="stable")[:, :most].astype(np.int64)
    cheap = np.take_along_axis(price, order, axis=1) < price.max(axis=1, keepdims=True, initial=0)
    found: Ints = np.where(cheap, order, -1).astype(np.int64)
    return found


@compiled
def seat_price(words: Wishes, person: int, group: int) -> int:
    """Give what a seat costs a person."""
    cost = words.price[person, words.theme[group]]
    for i in range(words.begins[person], words.begins[person + 1]):
        if words.group[i] == group:
            cost -= words.rebate[i]
    return cost  # type: ignore[no-any-return]


@compiled
def wishes_change(words: Wishes, person: int, other: int, source: int, target: int) -> int:
    """Give the change of costs when a person leaves for another group, and perhaps another comes back for them."""
    change = seat_price(words, person, target) - seat_price(words, person, source)
    if other >= 0:
        change += seat_price(words, other, source) - seat_price(words, other, target)
    return change
