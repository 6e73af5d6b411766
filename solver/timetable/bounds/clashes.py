"""Who can never overlap whom, and who has the time of others to himself."""

from collections.abc import Iterable
from itertools import combinations

from solver.timetable.decisions import Decisions
from solver.timetable.demands import NeverTogether

Clashes = dict[str, set[str]]


def clashes_of(decide: Decisions) -> Clashes:
    """Give for each session those that never overlap it."""
    clashes: Clashes = {}
    for demand in decide.demands:
        if isinstance(demand, NeverTogether):
            for one, other in combinations(demand.sessions, 2):
                clashes.setdefault(one, set()).add(other)
                clashes.setdefault(other, set()).add(one)
    return clashes


def alone_among(crowd: Iterable[str], candidates: Iterable[str], clashes: Clashes) -> list[str]:
    """Find candidates, of the crowd or not, that clash with the whole crowd and with one another.

    While one of them runs, nothing of the crowd does: their time is not there for the crowd.
    """
    alone: list[str] = []
    everybody = set(crowd)
    for session in sorted(candidates):
        others = clashes.get(session, set())
        if len(others) >= len(everybody) - 1 and {*everybody, *alone} - {session} <= others:
            alone.append(session)
    return alone
