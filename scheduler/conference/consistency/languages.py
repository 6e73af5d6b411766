"""Languages: requests for what has been decided, decisions on what depends on requests."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.interpretation import LanguageRequest
from scheduler.conference.languages import Regime
from scheduler.conference.sessions import Session

_RIGHT = "requests count only with a regime that has “on_request: true”"


def findings(conference: Conference) -> Iterator[Finding]:
    """Find regimes and sessions that are both on request and fixed, and requests that ask for nothing."""
    for position, regime in enumerate(conference.languages.regimes):
        if regime.on_request and (regime.booths or regime.languages):
            what = "its languages are granted from requests; leave languages and booths out, or on_request"
            yield Finding(("languages", "regimes", position), what)
    for position, session in enumerate(conference.sessions):
        if session.language_requests and (fixed := _fixed(session, conference)):
            yield Finding(("sessions", position, "language_requests"), f"{fixed}; {_RIGHT}")
    open_bodies = {each.body for each in conference.sessions if not _fixed(each, conference)}
    open_bodies |= {body.id for body in conference.bodies if _is_open(conference.regime.get(body.languages or ""))}
    for position, request in enumerate(conference.interpretation.requests):
        for field, what in _wrong(request, conference, open_bodies):
            yield Finding(("interpretation", "requests", position, *([field] if field else [])), what)


def _wrong(
    request: LanguageRequest, conference: Conference, open_bodies: set[str | None]
) -> Iterator[tuple[str, str]]:
    """Give what is wrong with a request, each with the field."""
    if request.session is None and request.body is None:
        yield "", "it names neither a session nor a body; name the one for which the language is asked"
    elif request.session is not None and request.body is not None:
        yield "", f"it names both the session {request.session} and the body {request.body}; leave one of them out"
    elif request.session in conference.session:
        if fixed := _fixed(conference.session[request.session], conference):
            yield "session", f"{fixed}; {_RIGHT}"
    elif request.body in conference.body and request.body not in open_bodies:
        yield "body", f"no session of {request.body} has its languages on request; {_RIGHT}"
    if request.withdrawn is not None and request.withdrawn < request.received:
        what = f"withdrawn on {request.withdrawn}, before it was received on {request.received}"
        yield "withdrawn", f"{what}; exchange them or mend one"


def _fixed(session: Session, conference: Conference) -> str:
    """Say why requests for a session decide nothing; empty if they do, or if its regime is not known."""
    regime, body = conference.regime_of(session), conference.body.get(session.body or "")
    if _is_open(regime):
        return ""
    if regime is not None:
        return f"its languages are fixed by “{regime.id}”"
    return "" if session.languages or (body and body.languages) else "it has no regime"


def _is_open(regime: Regime | None) -> bool:
    return regime is not None and regime.on_request
