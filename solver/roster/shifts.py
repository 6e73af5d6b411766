"""What one person can do on one day: the sets of seats that the limits allow together.

A day's costs are about what one person does on it. Counted shift by shift instead of seat by seat, a crowd's day is
exact, and the linear relaxation hardly weaker than that.
"""

from collections.abc import Iterable, Mapping

from solver.roster.crowds import Crowd
from solver.roster.decisions import Decisions
from solver.roster.demands import AtMostTaken

Place = tuple[str, str]  # assignment, booth
Shift = tuple[Place, ...]
Shifts = dict[tuple[str, str], list[Shift]]  # by the name of a crowd and the day

MOST = 400  # shifts of a crowd on one day; where there are more, seats are counted


def limits_by_name(decide: Decisions) -> dict[str, list[AtMostTaken]]:
    """Give the limits of each interpreter, those with the most assignments first."""
    limits: dict[str, list[AtMostTaken]] = {}
    for demand in decide.demands:
        if isinstance(demand, AtMostTaken):
            limits.setdefault(demand.interpreter, []).append(demand)
    for each in limits.values():
        each.sort(key=lambda limit: (-len(limit.assignments), limit.assignments, limit.limit))
    return limits


def all_shifts(decide: Decisions, crowds: Iterable[Crowd]) -> Shifts:
    """Give every shift of every crowd on every day, days with too many of them left out."""
    limits, found = limits_by_name(decide), {}
    open_to = _open_places(decide)
    for crowd in crowds:
        for day in sorted({assignment.day for assignment in decide.problem.assignments}):
            shifts = _shifts(open_to.get((crowd[0], day), []), limits.get(crowd[0], []))
            if shifts is not None:
                found[crowd[0], day] = shifts
    return found


def _open_places(decide: Decisions) -> Mapping[tuple[str, str], list[Place]]:
    places: dict[tuple[str, str], list[Place]] = {}
    for assignment in decide.problem.assignments:
        for booth in assignment.booths:
            for name in decide.open(assignment.id, booth.id):
                places.setdefault((name, assignment.day), []).append((assignment.id, booth.id))
    return places


def _shifts(places: list[Place], limits: list[AtMostTaken]) -> list[Shift] | None:
    found: list[Shift] = []
    here = [limit for limit in limits if sum(place in limit.assignments for place, _ in places) > limit.limit]
    growing: list[tuple[Shift, int]] = [((), 0)]
    while growing:
        shift, following = growing.pop()
        for position in range(following, len(places)):
            longer = (*shift, places[position])
            if all(sum(place in limit.assignments for place, _ in longer) <= limit.limit for limit in here):
                found.append(longer)
                growing.append((longer, position + 1))
        if len(found) > MOST:
            return None
    return sorted(found)
