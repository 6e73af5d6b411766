"""How many teams there are, for the parts of the search that only count: a limit on what runs at once."""

from solver.timetable.decisions import Decisions
from solver.timetable.demands import AtMost
from solver.timetable.team_demands import TeamMoves


def pooled(decide: Decisions) -> list[AtMost]:
    """Give what follows from teams being in one place: of sessions that only some teams can take, so many at once.

    Once all rules have spoken; the limit is said for the rule that keeps a team in one place.
    """
    found = []
    for demand in decide.demands:
        if isinstance(demand, TeamMoves):
            teams = {session: frozenset(decide.teams(session)) for session in demand.sessions}
            for pool in sorted({*teams.values()}, key=lambda pool: (len(pool), sorted(pool))):
                members = tuple(session for session, able in teams.items() if able <= pool)
                if len(members) > len(pool):
                    found.append(AtMost(demand.rule, 0, len(pool), members))
    return found
