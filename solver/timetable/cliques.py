"""Merge pairwise clashes, whatever rules they come from, into cliques: fewer and stronger constraints."""

from itertools import combinations

from solver.cliques import cover
from solver.timetable.demands import NeverTogether, Said


def merged(demands: list[Said]) -> list[Said]:
    """Replace the clashes by a greedy cover of the clash graph's edges by cliques; other demands stay."""
    clashes = [demand for demand in demands if isinstance(demand, NeverTogether)]
    neighbours: dict[str, set[str]] = {}
    for clash in clashes:
        for one, other in combinations(clash.sessions, 2):
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
    others = [demand for demand in demands if not isinstance(demand, NeverTogether)]
    return [NeverTogether("", 0, clique) for clique in cover(neighbours)] + others
