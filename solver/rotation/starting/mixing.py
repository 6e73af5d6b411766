"""The rotation in which people meet again as seldom as can be: they are dealt the words of a design.

A word is a theme for each round. Words may be dealt to people in any way without changing how often people meet, so
they are dealt as people wish. Where a word does not suit, because somebody leads, is away or is to be beside others,
as few seats as possible are changed.
"""

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Flags, Numbers
from solver.rotation.bounds.themes import theme_prices
from solver.rotation.decisions import Decisions
from solver.rotation.demands import ThemeCost
from solver.rotation.designs import words, words_with_repeats
from solver.rotation.flows import Ways, cheapest
from solver.rotation.plan import Plan
from solver.rotation.starting.exchanges import part
from solver.rotation.starting.keeping import keeps
from solver.rotation.starting.seating import Seating

MOST_UNSUITED = 0.25  # the part of all seats that may be given or missing, so that a design is still worth while
AT_ONCE = 2_500  # people among whom words are dealt at one time
CHOICE = 30  # words that each person may be dealt
FEW = 8  # other groups in which somebody may sit at first
OTHER = 1_000_000  # the price of a seat that is closed, or not the one of the word


def by_mixing(decide: Decisions, seed: int) -> Plan | None:
    """Give a rotation with about the fewest repeats; nothing if no design suits, or the rest could not be kept."""
    arrays = Arrays(decide)
    places = _places(arrays)
    chance = np.random.default_rng(seed)
    seating = Seating(decide, arrays, chance)
    if places is None or not seating.fits:
        return None
    prices = theme_prices(arrays, [each for each in decide.demands if isinstance(each, ThemeCost)])
    design = words if arrays.once else words_with_repeats
    found = design(len(arrays.people), places.shape[1], len(places), seed)
    groups = places[np.arange(len(places)), found]  # word by round
    wanted = _deal(arrays, groups, prices, chance)
    if not (_take(seating, wanted) or _come_near(seating, wanted, prices, chance)):
        return None
    if not part(seating, prices):
        return None
    plan = seating.plan()
    return plan if keeps(decide, arrays, plan) else None


def _places(arrays: Arrays) -> Numbers | None:
    """Give the group of each theme (column) in each round (row), if each theme has one in each and a design suits."""
    themes = np.unique(arrays.theme)
    rounds = len(arrays.groups_of)
    counts = np.zeros((rounds, len(arrays.themes)), dtype=np.int64)
    np.add.at(counts, (arrays.round, arrays.theme), 1)
    suited = arrays.must & (arrays.given == NOBODY)
    if not themes.size or not suited.size or not (counts == 1).all() or (arrays.once and rounds > len(themes)):
        return None
    if suited.mean() < 1 - MOST_UNSUITED:
        return None
    return np.array([groups[np.argsort(arrays.theme[groups])] for groups in arrays.groups_of])


def _deal(arrays: Arrays, groups: Numbers, prices: Numbers, chance: np.random.Generator) -> Numbers:
    """Give everybody a word (the group of each round), so that wishes cost about the least and most words suit.

    Those to whom it matters choose first, some at a time, among as many words or more; all others have the rest.
    """
    rest = groups[chance.permutation(len(groups))]
    people = chance.permutation(len(groups))
    matters: Flags = np.any(prices, axis=1)[people] | ~np.all(arrays.open, axis=1)[people]
    dealt = np.empty_like(groups)
    choosers = people[matters]
    for first in range(0, len(choosers), AT_ONCE):
        some = choosers[first : first + AT_ONCE]
        kinds, own = np.unique(rest[:AT_ONCE], axis=0, return_inverse=True)
        chosen = _assign(_costs(arrays, some, kinds, prices), own)
        dealt[some] = kinds[chosen]
        left = np.bincount(own, minlength=len(kinds)) - np.bincount(chosen, minlength=len(kinds))
        rest = np.concatenate([rest[AT_ONCE:], np.repeat(kinds, left, axis=0)])
    dealt[people[~matters]] = rest
    return dealt


def _costs(arrays: Arrays, people: Numbers, kinds: Numbers, prices: Numbers) -> Numbers:
    """Give what each kind of word (column) costs each of the people (row)."""
    cost = np.zeros((len(people), len(kinds)), dtype=np.int64)
    for number, column in enumerate(kinds.T):
        must, choosing = arrays.must[people, number], arrays.given[people, number] == NOBODY
        cost += np.where((must & choosing)[:, None], prices[people][:, arrays.theme[column]], 0)
        cost += np.where(must[:, None] & ~arrays.open[np.ix_(people, column)], OTHER, 0)
    return cost


def _assign(cost: Numbers, own: Numbers) -> Numbers:
    """Give everybody (row) a kind of word (column) at the least cost, among the cheapest for each.

    `own` are the kinds of the words there are: one for each person, and perhaps more.
    """
    people, few = np.arange(len(cost)), min(CHOICE, cost.shape[1])
    may = np.zeros(cost.shape, dtype=np.bool_)
    may[people[:, None], np.argpartition(cost, few - 1, axis=1)[:, :few]] = True
    may[people, own[: len(people)]] = True  # so that there is a word for everybody, whatever the others take
    rows, columns = np.nonzero(may)
    many = np.bincount(own, minlength=cost.shape[1])
    ways = Ways(rows, columns, np.ones_like(rows), cost[rows, columns])
    taken = cheapest(np.ones_like(people), ways, np.zeros_like(many), many)
    return own[: len(people)] if taken is None else columns[taken > 0]


def _take(seating: Seating, wanted: Numbers) -> bool:
    """Seat everybody as wanted, if nothing speaks against it."""
    arrays = seating.arrays
    suits = arrays.must & seating.may[np.arange(len(wanted))[:, None], wanted]
    sizes = np.bincount(wanted.ravel(), minlength=len(arrays.groups))
    if arrays.together or not suits.all() or (sizes < seating.low).any() or (sizes > seating.high).any():
        return False
    seating.seats[:] = wanted
    return True


def _come_near(seating: Seating, wanted: Numbers, prices: Numbers, chance: np.random.Generator) -> bool:
    """Seat as many as possible as wanted, round by round, at first with few other groups for each person."""
    arrays, people = seating.arrays, np.arange(len(wanted))
    for number, groups in enumerate(arrays.groups_of):
        column = np.searchsorted(groups, wanted[:, number])
        price = OTHER + prices[:, arrays.theme[groups]]
        price[people, column] = 0
        few = chance.random(price.shape) < FEW / len(groups)
        few[people, column] = True
        few[arrays.unit[:, number] != NOBODY] = True
        if not (seating.seat(number, few, price) or seating.seat(number, np.ones_like(few), price)):
            return False
    return True
