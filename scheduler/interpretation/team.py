"""The cheapest team for which a budget might pay."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.sessions import Session
from scheduler.interpretation.booths import UNITS, booths, cost, places, stated_or_worked_out
from scheduler.interpretation.claims import Claim, Claims


def cheapest_team(conference: Conference, *, statutory: bool) -> tuple[int, int] | None:
    """Give how many interpreters the cheapest team has that any of the sessions could have, and what it costs.

    Half a day, in whole units of the currency, rounded up. None if no session has a claim to two languages.
    """
    known = Claims(conference)
    costs = [
        (cost(session, seats, conference.interpretation), sum(seats))
        for session in conference.sessions
        if conference.is_statutory(session) == statutory
        for seats in _teams(session, [claim for claim in known.of(session) if claim.due], conference)
    ]
    if not costs:
        return None
    least, people = min(costs)
    return people, -(-least // UNITS)


def _teams(session: Session, due: list[Claim], conference: Conference) -> Iterator[tuple[int, ...]]:
    """Give the booths for all languages, and the smallest for two and for three of them where some may go."""
    languages, described = [claim.language for claim in due], conference.interpretation
    if len(languages) > 1:
        yield stated_or_worked_out(languages, conference.regime_of(session), described, True)
    if len(languages) > 2 and not any(claim.together for claim in due):
        fewest = sorted(languages, key=lambda language: places(language, described))
        yield from (booths(some, described) for some in (fewest[:2], fewest[:3]))
