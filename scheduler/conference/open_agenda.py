"""What the organizer leaves open: items of the agenda that no session names, and the sessions with time for them."""

from scheduler.conference.bodies import AgendaItem
from scheduler.conference.conference import Conference
from scheduler.conference.sessions import Session

_WITHOUT_BUSINESS = frozenset({"ceremony", "reception"})


def open_items(conference: Conference) -> list[AgendaItem]:
    """Give the items that need minutes and that no session names, in the order of the agenda."""
    named = {item for session in conference.sessions for item in session.items}
    return [item for item in conference.agenda if item.minutes is not None and item.id not in named]


def takes_open_items(session: Session) -> bool:
    """Tell whether a session has time for open items of its body: it names none, and business is done in it."""
    return session.body is not None and not session.items and session.kind not in _WITHOUT_BUSINESS
