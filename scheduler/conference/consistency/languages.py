"""Languages: requests for what has been decided, decisions on what depends on requests."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.bodies import Body
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.interpretation import LanguageRequest
from scheduler.conference.languages import Regime
from scheduler.conference.sessions import Session
from scheduler.interpretation.claims import has_official_languages

_RIGHT = "requests count only with a regime that has “on_request: true”"
_STATUTORY = (
    "it is statutory, so that it has the official languages whatever is asked for; leave the requests out, or set"
    " “statutory: false”"
)


def findings(conference: Conference) -> Iterator[Finding]:
    """Find regimes and sessions that are both on request and fixed, and requests that ask for nothing."""
    for position, regime in enumerate(conference.languages.regimes):
        if regime.on_request and (regime.booths or regime.languages):
            what = "its languages are granted from requests; leave languages and booths out, or on_request"
            yield Finding(("languages", "regimes", position), what)
    for position, session in enumerate(conference.sessions):
        if session.language_requests and (fixed := _fixed(session, conference)):
            yield Finding(("sessions", position, "language_requests"), fixed)
    open_bodies = {each.body for each in conference.sessions if not _fixed(each, conference)}
    open_bodies |= {body.id for body in conference.bodies if _may_be_asked(body, conference)}
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
            yield "session", fixed
    elif request.body in conference.body and request.body not in open_bodies:
        yield "body", _nothing_open(conference.body[request.body], conference)
    if request.withdrawn is not None and request.withdrawn < request.received:
        what = f"withdrawn on {request.withdrawn}, before it was received on {request.received}"
        yield "withdrawn", f"{what}; exchange them or mend one"


def _fixed(session: Session, conference: Conference) -> str:
    """Say why requests for a session decide nothing; empty if they do, or if its regime is not known."""
    regime, body = conference.regime_of(session), conference.body.get(session.body or "")
    if _is_open(regime):
        return _STATUTORY if conference.is_statutory(session) and has_official_languages(conference) else ""
    if regime is not None:
        return f"its languages are fixed by “{regime.id}”; {_RIGHT}"
    return "" if session.languages or (body and body.languages) else f"it has no regime; {_RIGHT}"


def _may_be_asked(body: Body, conference: Conference) -> bool:
    """Tell whether requests for a body decide something once it has sessions."""
    fixed = body.statutory and has_official_languages(conference)
    return _is_open(conference.regime.get(body.languages or "")) and not fixed


def _nothing_open(body: Body, conference: Conference) -> str:
    regimes = [conference.regime_of(session) for session in conference.sessions if session.body == body.id]
    if any(map(_is_open, [*regimes, conference.regime.get(body.languages or "")])):
        why = "so that they have the official languages whatever is asked for"
        return f"the sessions of {body.id} are statutory, {why}; leave the request out, or set “statutory: false”"
    return f"no session of {body.id} has its languages on request; {_RIGHT}"


def _is_open(regime: Regime | None) -> bool:
    return regime is not None and regime.on_request
