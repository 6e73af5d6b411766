"""Count sessions of which only so many may run at once together with those beside which none of them may run."""

from itertools import permutations

from ortools.sat.python import cp_model

from solver.timetable.demands import AtMost, NeverTogether
from solver.timetable.variables import Variables


def count_beside_exclusive(variables: Variables) -> None:
    """Post for each limit that a session which excludes all that are limited takes all of their places.

    Nothing new to a plan, and much to a relaxation, which else lets half a plenary run beside half of the meetings.
    """
    limits = [demand for demand in variables.decide.demands if isinstance(demand, AtMost) and demand.limit > 0]
    excludes = _excludes(variables) if limits else {}
    for demand in limits:
        members = [session for session in demand.sessions if variables.at.get(session)]
        if len(members) > demand.limit:
            _count(variables, members, demand.limit, _exclusive(members, excludes))


def _excludes(variables: Variables) -> dict[str, set[str]]:
    excludes: dict[str, set[str]] = {}
    for demand in variables.decide.demands:
        if isinstance(demand, NeverTogether):
            for one, other in permutations([s for s in demand.sessions if variables.at.get(s)], 2):
                excludes.setdefault(one, set()).add(other)
    return excludes


def _exclusive(members: list[str], excludes: dict[str, set[str]]) -> list[str]:
    """Give sessions that exclude all members, and one another."""
    exclusive: list[str] = []
    for session in sorted(set.intersection(*(excludes.get(member, set()) for member in members))):
        if all(session in excludes[other] for other in exclusive):
            exclusive.append(session)
    return exclusive


def _count(variables: Variables, members: list[str], limit: int, exclusive: list[str]) -> None:
    running, beside = variables.running(members), variables.running(exclusive)
    for moment in sorted(variables.possible_starts([*members, *exclusive]) & beside.keys()):
        limited = [literal for group in running.get(moment, []) for literal in group]
        taking = [literal for group in beside[moment] for literal in group]
        weights = [1] * len(limited) + [limit] * len(taking)
        variables.model.add(cp_model.LinearExpr.weighted_sum([*limited, *taking], weights) <= limit)
