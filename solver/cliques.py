"""Cover the edges of a graph by cliques: pairs that exclude each other become fewer and stronger constraints."""

from itertools import combinations


def cover(neighbours: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Give cliques, large ones first from each node, that have every edge of the graph in one of them."""
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
