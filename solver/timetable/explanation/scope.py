"""Which sessions a set of demands is about, and which of the demands can matter to them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from solver.timetable.block_costs import OneOfGroups
from solver.timetable.demands import (
    Apart,
    AtMost,
    AtMostWithin,
    Before,
    NeverTogether,
    OnlyWith,
    Pause,
    Said,
    SameRoom,
    SameSpan,
    SameStart,
    TimeToMove,
    texts_in,
)
from solver.timetable.explanation.demands import (
    NotAt,
    NotBy,
    OneAtATime,
    OnlyRooms,
    OnlyStarts,
    OnlyTeams,
    OnlyWithin,
    Placed,
    Presided,
)
from solver.timetable.problem import Problem
from solver.timetable.team_demands import TeamMoves, TeamPause, TeamStretch, TeamUse, TeamUseInAll

FILTERS = (OnlyStarts, OnlyWithin, OnlyRooms, NotAt, OnlyTeams, NotBy)
OF_TEAMS = (TeamMoves, TeamStretch, TeamPause, TeamUse, TeamUseInAll)
# Of these words a session that is left out keeps every demand; of all others it may be the one that is asked for.
PAIRING = (NeverTogether, Before, SameStart, TimeToMove, Apart, SameRoom, OneOfGroups, TeamMoves, TeamPause)
ALONE = (
    *FILTERS,
    SameSpan,
    Pause,
    TeamStretch,
    TeamUse,
    TeamUseInAll,
)  # these may forbid something to a single session
FORBIDDING = (*PAIRING, *ALONE, *OF_TEAMS, AtMost, AtMostWithin, OneAtATime, Presided)


def sessions_of(demand: Said, problem: Problem) -> tuple[str, ...]:
    """Give the sessions that a demand names, whatever its word; none for a demand on rooms alone."""
    if isinstance(demand, OneAtATime):
        return ()
    return tuple(dict.fromkeys(name for name in texts_in(demand) if name in problem.session))


def asks(demand: Said) -> bool:
    """Tell whether a demand may ask for sessions that need not be placed otherwise."""
    return not isinstance(demand, FORBIDDING)


def scope_of(demands: Iterable[Said], problem: Problem) -> frozenset[str]:
    """Give the sessions that the demands ask for; all others may be left out, and then keep every demand."""
    scope, if_placed = set[str](), list[OnlyWith]()
    for demand in demands:
        if isinstance(demand, OnlyWith):
            if_placed.append(demand)
        elif asks(demand):
            scope.update(sessions_of(demand, problem))
    while more := {each.needed for each in if_placed if not scope.isdisjoint(each.sessions)} - scope:
        scope |= more
    return frozenset(scope)


def relevant(demands: Sequence[Said], problem: Problem) -> list[Said]:
    """Leave out what cannot matter: demands on sessions that may be left out."""
    scope = scope_of(demands, problem)
    return [demand for demand in demands if _matters(demand, scope, problem)]


def _matters(demand: Said, scope: frozenset[str], problem: Problem) -> bool:
    inside = len(scope.intersection(sessions_of(demand, problem)))
    if isinstance(demand, OnlyWith):
        return not scope.isdisjoint(demand.sessions)
    if isinstance(demand, ALONE):
        return inside > 0
    if isinstance(demand, AtMost | AtMostWithin):
        return inside > demand.limit
    if isinstance(demand, PAIRING):
        return inside > 1
    if isinstance(demand, Presided):
        return demand.session in scope
    if isinstance(demand, OneAtATime):
        return len(scope) > 1
    return True


def tightened(demands: Sequence[Said], problem: Problem) -> list[Said]:
    """Name in each demand only the sessions that it is about here."""
    scope = scope_of(demands, problem)
    return [_only(demand, scope) for demand in demands]


def _only(demand: Said, scope: frozenset[str]) -> Said:
    named = (NeverTogether, AtMost, SameStart, Apart, SameRoom, SameSpan, AtMostWithin, Pause, OnlyWith)
    if isinstance(demand, (*named, *OF_TEAMS)):
        return replace(demand, sessions=tuple(session for session in demand.sessions if session in scope))
    return demand


def restricted(demands: Sequence[Said], sessions: frozenset[str], problem: Problem) -> list[Said]:
    """Ask for the places of some sessions only; demands that ask for others are kept."""
    kept = [demand for demand in demands if not isinstance(demand, Placed) or demand.session in sessions]
    return relevant(kept, problem)
