"""Grant languages to the sessions of a conference."""

from scheduler.conference import Conference
from scheduler.conference.sessions import Session
from scheduler.interpretation.booths import stated_or_worked_out
from scheduler.interpretation.budget import taken_away
from scheduler.interpretation.claims import Claim, Claims
from scheduler.interpretation.description import is_described
from scheduler.interpretation.grant import Grant, Reason


def granted(conference: Conference) -> dict[str, Grant]:
    """Give the languages and booths of every session, with the reason for each language.

    The order of requests, sessions and teams in the conference does not matter. Takes a moment for thousands of
    sessions: whoever needs it for several sessions asks once. Follows L-01 to L-06 of the rule book.
    """
    known = Claims(conference)
    claims = {session.id: known.of(session) for session in conference.sessions}
    due = {session: {claim.language: claim for claim in each if claim.due} for session, each in claims.items()}
    taken, described = taken_away(conference, due, known.rank), is_described(conference)
    return {
        session.id: _grant(conference, session, claims[session.id], taken.get(session.id, {}), described)
        for session in conference.sessions
    }


def _grant(
    conference: Conference, session: Session, claims: tuple[Claim, ...], taken: dict[str, str], described: bool
) -> Grant:
    reasons = tuple(
        Reason(claim.language, claim.due and claim.language not in taken, taken.get(claim.language, claim.text))
        for claim in claims
    )
    languages = tuple(reason.language for reason in reasons if reason.granted)
    regime = conference.regime_of(session)
    return Grant(languages, stated_or_worked_out(languages, regime, conference.interpretation, described), reasons)
