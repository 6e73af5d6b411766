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


def cheapest(needs: Numbers, ways: Ways, least: Numbers, most: Numbers) -> Numbers | None:
    """Give how often each way is taken so that the prices add up to the least, or nothing where needs cannot be met.

    Everybody takes just as many places as they need; each place is taken between the least and the most of times.
    """
    people, places = len(needs), len(least)
    if (least > most).any() or (needs < 0).any():
        return None
    end = people + places
    flow = SimpleMinCostFlow()
    taken = flow.add_arcs_with_capacity_and_unit_cost(ways.people, people + ways.places, ways.most, ways.prices)
    own = people + np.arange(places)
    flow.add_arcs_with_capacity_and_unit_cost(own, np.full(places, end), most - least, np.zeros_like(least))
    supplies = np.concatenate([needs, -least, [least.sum() - needs.sum()]])  # the least of a place is taken first
    flow.set_nodes_supplies(np.arange(end + 1), supplies)
    if flow.solve() != flow.OPTIMAL:
        return None
    return np.asarray(flow.flows(taken), dtype=np.int64)
