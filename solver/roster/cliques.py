"""Merge what an interpreter cannot do both of, whatever rules it comes from, into cliques of assignments."""

from itertools import combinations

from solver.cliques import cover
from solver.roster.demands import AtMostTaken, Said
from solver.rule import Level

Sets = tuple[tuple[str, ...], ...]


def merged(demands: list[Said]) -> list[Said]:
    """Replace the limits of one seat by fewer and larger ones; other limits stay once, costs all."""
    single: dict[str, set[tuple[str, ...]]] = {}
    several: dict[Said, None] = {}
    others: list[Said] = []
    for demand in demands:
        if not isinstance(demand, AtMostTaken):
            others.append(demand)
        elif demand.limit == 1:
            single.setdefault(demand.interpreter, set()).add(demand.assignments)
        else:
            several[demand] = None
    known: dict[Sets, list[tuple[str, ...]]] = {}
    cliques: list[Said] = []
    for interpreter, found in sorted(single.items()):
        sets = tuple(sorted(found))
        if sets not in known:
            known[sets] = _larger(sets)
        cliques += [AtMostTaken("", Level.HARD, 0, 1, interpreter, members) for members in known[sets]]
    return [*cliques, *several, *others]


def _larger(sets: Sets) -> list[tuple[str, ...]]:
    neighbours: dict[str, set[str]] = {assignment: set() for members in sets for assignment in members}
    for members in sets:
        for one, other in combinations(members, 2):
            neighbours[one].add(other)
            neighbours[other].add(one)
    alone = [(assignment,) for assignment, others in sorted(neighbours.items()) if not others]
    return [*cover(neighbours), *alone]
