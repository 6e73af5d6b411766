"""Seats at the least price, by min-cost flow: people to places that hold so many, each place once or more often."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Ways:
    """What may be taken: somebody, a place, how often at most, and the price of each time."""

    people: Numbers
    places: Numbers
    most: Numbers
    prices: Numbers


def cheapest(
    needs: Numbers, ways: Ways, least: Numbers, most: Numbers, wanted: Numbers | None = None
) -> Numbers | None:
    """Give how often each way is taken so that the prices add up to the least, or nothing where needs cannot be met.

    Everybody takes just as many places as they need; each place is taken between the least and the most of times.
    Each time by which a place is taken more often or less often than `wanted` costs a unit.
    """
    people, places = len(needs), len(least)
    if (least > most).any() or (needs < 0).any():
        return None
    ends = people + places
    flow = SimpleMinCostFlow()
    taken = flow.add_arcs_with_capacity_and_unit_cost(ways.people, people + ways.places, ways.most, ways.prices)
    for room, price in _above_the_least(least, most, wanted):
        tails, heads = people + np.arange(places), np.full(places, ends)
        flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, np.full(places, price))
    supplies = np.concatenate([needs, -least, [least.sum() - needs.sum()]])
    flow.set_nodes_supplies(np.arange(ends + 1), supplies)
    if flow.solve() != flow.OPTIMAL:
        return None
    return np.asarray(flow.flows(taken), dtype=np.int64)


def _above_the_least(least: Numbers, most: Numbers, wanted: Numbers | None) -> list[tuple[Numbers, int]]:
    """Split the room above the least: what is wanted earns a unit each time, what is beyond costs one."""
    if wanted is None:
        return [(most - least, 0)]
    middle = np.clip(wanted, least, most)
    return [(middle - least, -1), (most - middle, 1)]
