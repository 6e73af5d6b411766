"""A rotation round by round, for whatever there is: people who are away, several rooms for a theme, a past, moves.

What was published is kept as far as it can be, so newcomers go where there is room.
"""

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Flags, Numbers
from solver.rotation.bounds.themes import theme_prices
from solver.rotation.decisions import Decisions
from solver.rotation.demands import MoveCost, MovedAtMost, ThemeCost
from solver.rotation.plan import Plan
from solver.rotation.starting.exchanges import part
from solver.rotation.starting.keeping import keeps
from solver.rotation.starting.seating import Seating

TRIES = 5
FEW = 12  # groups in which somebody may sit at first
CHANCE = 8  # prices differ by less than this by chance, a unit of a wish is this much
MOVE = 10**8  # the price of leaving a group, beyond that of all wishes


def by_rounds(decide: Decisions, seed: int) -> Plan | None:
    """Give a rotation that keeps all that is asked for; nothing if none was found in a few tries."""
    arrays, chance = Arrays(decide), np.random.default_rng(seed)
    prices = theme_prices(arrays, [each for each in decide.demands if isinstance(each, ThemeCost)])
    had = _had(decide, arrays)
    order = np.arange(len(arrays.groups_of))
    for _ in range(TRIES):
        seating = Seating(decide, arrays, chance)
        if seating.fits and _seat_all(seating, order, prices, had, chance) and part(seating, prices):
            plan = seating.plan()
            if keeps(decide, arrays, plan):
                return plan
        order = chance.permutation(order)
    return None


def _had(decide: Decisions, arrays: Arrays) -> Flags:
    """Tell who had which group."""
    had = np.zeros(arrays.open.shape, dtype=np.bool_)
    for demand in decide.demands:
        if isinstance(demand, MoveCost | MovedAtMost):
            for name, groups in demand.seats.items():
                had[arrays.person[name], arrays.group_numbers(groups)] = True
    return had


def _seat_all(seating: Seating, order: Numbers, prices: Numbers, had: Flags, chance: np.random.Generator) -> bool:
    """Seat everybody in each round, in an order; whoever has left a group once may leave others as well."""
    arrays, stays = seating.arrays, np.ones(len(seating.seats), dtype=np.bool_)
    for number in order.tolist():
        groups = arrays.groups_of[number]
        own = had[:, groups]
        leaves = (stays & own.any(axis=1))[:, None] & ~own
        price = prices[:, arrays.theme[groups]] * CHANCE + chance.integers(0, CHANCE, size=own.shape) + MOVE * leaves
        few = _cheapest_few(price)
        few[arrays.unit[:, number] != NOBODY] = True
        if not (seating.seat(number, few, price) or seating.seat(number, np.ones_like(few), price)):
            return False
        stays &= ~(own & (seating.seats[:, number, None] != groups)).any(axis=1)
    return True


def _cheapest_few(price: Numbers) -> Flags:
    few = np.zeros(price.shape, dtype=np.bool_)
    count = min(FEW, price.shape[1])
    if count:
        np.put_along_axis(few, np.argpartition(price, count - 1, axis=1)[:, :count], True, axis=1)
    return few
