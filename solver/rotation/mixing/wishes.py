"""What seats cost people by their themes."""

from collections.abc import Iterable

import numpy as np

from solver.compiled import Cells, Ints, compiled
from solver.memory import Memory
from solver.rotation.demands import ThemeCost
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.layout import (
    FREE,
    FREE_BEGINS,
    PRICE,
    REBATE,
    SEAT,
    THEME,
    THEMES,
    WIDTH_WISHED,
    WISHED,
)


def put_wishes(memory: Memory, index: Index, demands: Iterable[ThemeCost]) -> None:
    """Read what themes cost, and the groups in which less is charged."""
    price = np.zeros((len(index.people), len(index.theme)), dtype=np.int64)
    rebates: list[dict[int, int]] = [{} for _ in index.people]
    for demand in demands:
        person = index.person[demand.person]
        row = np.full(len(index.theme), demand.otherwise * demand.weight, dtype=np.int64)
        for theme, units in demand.themes.items():
            if theme in index.theme:
                row[index.theme[theme]] = units * demand.weight
        price[person] += row
        for group in index.groups_in(demand.free):
            rebates[person][group] = rebates[person].get(group, 0) + int(row[index.theme_of[group]])
    memory.put(PRICE, price)
    memory.put_lists(FREE_BEGINS, FREE, [list(row) for row in rebates])
    memory.put(REBATE, np.array([units for row in rebates for units in row.values()], dtype=np.int64))
    wished = _wished(price)
    memory.put(WISHED, wished)
    memory.number(WIDTH_WISHED, wished.shape[1])


def _wished(price: Ints, most: int = 10) -> Ints:
    """Give each person's themes that cost less than the dearest, the cheapest first, at most so many."""
    order = np.argsort(price, axis=1, kind="stable")[:, :most]
    cheap = np.take_along_axis(price, order, axis=1) < price.max(axis=1, keepdims=True, initial=0)
    found: Ints = np.where(cheap, order, -1)
    return found


def count_wishes(memory: Memory, index: Index) -> int:
    """Count anew what all seats cost."""
    seat = memory[SEAT][:, : index.rounds]
    person, number = np.nonzero(seat >= 0)
    cost = memory[PRICE][person, memory[THEME][seat[person, number]]].sum()
    owner = np.repeat(np.arange(len(seat)), np.diff(memory[FREE_BEGINS]))
    sits = (seat[owner] == memory[FREE][:, None]).any(axis=1)
    return int(cost - memory[REBATE][sits].sum())


@compiled
def seat_price(m: Cells, person: int, group: int) -> int:
    """Give what a seat costs a person."""
    cost = m[m[PRICE] + person * m[THEMES] + m[m[THEME] + group]]
    for i in range(m[m[FREE_BEGINS] + person], m[m[FREE_BEGINS] + person + 1]):
        if m[m[FREE] + i] == group:
            cost -= m[m[REBATE] + i]
    return cost


@compiled
def wishes_change(m: Cells, person: int, other: int, source: int, target: int) -> int:
    """Give the change of costs when a person leaves for another group, and perhaps another comes back for them."""
    change = seat_price(m, person, target) - seat_price(m, person, source)
    if other >= 0:
        change += seat_price(m, other, source) - seat_price(m, other, target)
    return change
