"""The rotation that meets the most wishes: everybody's themes by min-cost flow, then put into rounds.

Where everybody is there, nobody leads, and groups are as large in each round, an order of rounds always exists: it
is an equitable edge colouring of people and themes (D. de Werra, 1971), found here one round at a time, as a flow
that takes of each theme its share of the seats that are left. Otherwise it mostly exists, and if it does not, some
people have other themes than the cheapest.
"""

from dataclasses import replace
from math import lcm

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Numbers
from solver.rotation.bounds.themes import Wanted, cheapest_themes, wanted_themes
from solver.rotation.decisions import Decisions
from solver.rotation.demands import ThemeCost
from solver.rotation.plan import Plan
from solver.rotation.starting.bundles import bundles_of
from solver.rotation.starting.exchanges import part
from solver.rotation.starting.keeping import keeps
from solver.rotation.starting.seating import Limits, Seating

FLOWS = 2  # by how often bundles are given their themes anew
OTHER = 1_000_000  # the price of a theme that was not chosen, beyond that of all wishes


def by_wishes(decide: Decisions, seed: int) -> Plan | None:
    """Give a rotation whose wishes cost about the least; nothing if none was found, or if nobody wishes."""
    demands = [each for each in decide.demands if isinstance(each, ThemeCost) and each.weight]
    if not demands:
        return None
    arrays = Arrays(decide)
    chance = np.random.default_rng(seed)
    seating = Seating(decide, arrays, chance)
    if not seating.fits:
        return None
    wanted = wanted_themes(arrays, demands, seating.low, seating.high)
    themes = _themes(arrays, wanted)
    if themes is None or not _order(seating, themes, wanted.prices, chance):
        return None
    if not part(seating, wanted.prices):
        return None
    plan = seating.plan()
    return plan if keeps(decide, arrays, plan) else None


def _themes(arrays: Arrays, wanted: Wanted) -> Numbers | None:
    """Give how often everybody is to have each theme; those who sit together in some round have the same themes.

    A bundle of people takes one seat in a flow, and more in truth: what it took beyond is left out of the room for
    the next flow. Prices are by head, so that bundles do not crowd out people to whom a theme is worth more.
    """
    bundles = bundles_of(arrays)
    alone = np.setdiff1d(np.arange(len(arrays.people)), np.concatenate([[], *bundles]))
    heads = np.array([1] * len(alone) + [len(members) for members in bundles])
    joint = _by_head(wanted, alone, bundles, lcm(*heads.tolist()))
    beyond = np.full(len(wanted.most), -(-int((heads - 1) @ joint.needs) // max(1, len(wanted.most))))
    chosen = cheapest_themes(_less(joint, beyond))
    for _ in range(FLOWS if bundles else 0):
        chosen = None if chosen is None else cheapest_themes(_less(joint, (heads - 1) @ chosen))
    if chosen is None:
        return None
    themes = np.zeros(wanted.often.shape, dtype=np.int64)
    for members, row in zip(bundles, chosen[len(alone) :], strict=True):
        themes[members] = row
    rest = replace(joint, needs=np.where(heads > 1, 0, joint.needs))
    last = cheapest_themes(_less(rest, themes.sum(axis=0))) if bundles else chosen
    if last is None:
        return None
    themes[alone] = last[: len(alone)]
    return themes


def _by_head(wanted: Wanted, alone: Numbers, bundles: list[Numbers], scale: int) -> Wanted:
    """Put those who are alone first, and then the bundles, at the mean price of their people, times `scale`."""
    return Wanted(
        needs=np.array([*wanted.needs[alone], *(wanted.needs[members].max() for members in bundles)]),
        often=np.vstack([wanted.often[alone], *(wanted.often[members].min(axis=0) for members in bundles)]),
        prices=np.vstack(
            [
                wanted.prices[alone] * scale,
                *(wanted.prices[members].sum(axis=0) * scale // len(members) for members in bundles),
            ]
        ),
        least=wanted.least,
        most=wanted.most,
        paid=0,
    )


def _less(wanted: Wanted, seats: Numbers) -> Wanted:
    """Leave out seats of each theme that are taken."""
    return replace(wanted, least=np.maximum(0, wanted.least - seats), most=np.maximum(0, wanted.most - seats))


def _order(seating: Seating, themes: Numbers, prices: Numbers, chance: np.random.Generator) -> bool:
    """Put the themes into rounds, one round after the other; tell whether everybody has a seat in each."""
    arrays, left = seating.arrays, themes.copy()
    for number, groups in enumerate(arrays.groups_of):
        theme = arrays.theme[groups]
        chosen = left[:, theme] > 0
        any_order = chance.integers(0, 8, size=chosen.shape)
        otherwise = np.where(chosen, 0, OTHER * (1 + prices[:, theme]))
        if not (
            seating.seat(number, chosen, any_order, _shares(seating, left, number))
            or seating.seat(number, chosen, any_order, _what_later_rounds_leave(seating, left, number))
            or seating.seat(number, np.ones_like(chosen), any_order + otherwise)
        ):
            return False
        seated = np.flatnonzero((seating.seats[:, number] != NOBODY) & (arrays.given[:, number] == NOBODY))
        of = arrays.theme[seating.seats[seated, number]]
        left[seated, of] = np.maximum(0, left[seated, of] - 1)
    return True


def _what_later_rounds_leave(seating: Seating, left: Numbers, number: int) -> Limits:
    """Give the sizes of the groups of a round with which the rest of each theme fits into the rounds that follow."""
    arrays, groups = seating.arrays, seating.arrays.groups_of[number]
    low, high = seating.low[groups].copy(), seating.high[groups].copy()
    given = np.bincount(arrays.given[arrays.given != NOBODY], minlength=len(arrays.groups))
    for place, group in enumerate(groups):
        same = np.flatnonzero((arrays.theme == arrays.theme[group]) & (arrays.round >= number))
        later = same[arrays.round[same] > number]
        if len(same) - len(later) == 1:
            rest = int(left[:, arrays.theme[group]].sum() + given[same].sum())
            low[place] = max(low[place], rest - seating.high[later].sum())
            high[place] = min(high[place], rest - seating.low[later].sum())
    return low, high


def _shares(seating: Seating, left: Numbers, number: int) -> Limits:
    """Give the sizes of the groups of a round that have a share of the rest of their theme by what they hold."""
    arrays, groups = seating.arrays, seating.arrays.groups_of[number]
    low, high = _what_later_rounds_leave(seating, left, number)
    given = np.bincount(arrays.given[arrays.given != NOBODY], minlength=len(arrays.groups))
    for place, group in enumerate(groups):
        same = np.flatnonzero((arrays.theme == arrays.theme[group]) & (arrays.round >= number))
        rest = int(left[:, arrays.theme[group]].sum() + given[same].sum())
        share, more = divmod(rest * int(seating.high[group]), max(1, int(seating.high[same].sum())))
        low[place], high[place] = max(low[place], share), min(high[place], share + (more > 0))
    return low, high
