"""Merge pairwise clashes, whatever rules they come from, into cliques: fewer and stronger constraints."""

from itertools import combinations

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
    return [NeverTogether("", 0, clique) for clique in _cover(neighbours)] + others


def _cover(neighbours: dict[str, set[str]]) -> list[tuple[str, ...]]:
    open_edges = {node: set(others) for node, others in neighbours.items()}
    cliques = []
    for node in sorted(neighbours, key=lambda node: (-len(neighbours[node]), node)):
        while open_edges[node]:
            clique = _grow(node, neighbours, open_edges)
            for one, other in combinations(clique, 2):
                open_edges[one].discard(other)
                open_edges[other].discard(one)
            cliques.append(tuple(sorted(clique)))
    return cliques


def _grow(node: str, neighbours: dict[str, set[str]], open_edges: dict[str, set[str]]) -> list[str]:
    """Grow a clique from a node, each time by the candidate that covers the most edges not yet covered."""
    clique = [node]
    candidates = set(open_edges[node])
    first = True
    while candidates:
        best = min(
            candidates,
            key=lambda other: (-len(open_edges[other].intersection(clique)), -len(neighbours[other]), other),
        )
        clique.append(best)
        candidates = (neighbours[node] if first else candidates) & neighbours[best]
        candidates -= set(clique)
        first = False
    return clique
