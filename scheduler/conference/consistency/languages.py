"""Languages: requests for what has been decided, decisions on what depends on requests."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding


def findings(conference: Conference) -> Iterator[Finding]:
    """Find regimes and sessions that are both on request and fixed."""
    for position, regime in enumerate(conference.languages.regimes):
        if regime.on_request and (regime.booths or regime.languages):
            what = "its languages are granted from requests; leave languages and booths out, or on_request"
            yield Finding(("languages", "regimes", position), what)
    regimes = {regime.id: regime for regime in conference.languages.regimes}
    for position, session in enumerate(conference.sessions):
        body = conference.body.get(session.body or "")
        regime_id = session.languages or (body.languages if body else None)
        if not session.language_requests or (regime_id is not None and regime_id not in regimes):
            continue
        if regime_id is None or not regimes[regime_id].on_request:
            what = f"its languages are fixed by “{regime_id}”" if regime_id else "it has no regime"
            right = "requests count only with a regime that has “on_request: true”"
            yield Finding(("sessions", position, "language_requests"), f"{what}; {right}")
