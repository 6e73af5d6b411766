"""The identities (UID) of events: of what they are, never of a room, a time or a version."""

from scheduler.personal import What


def session_uid(conference: str, session: str) -> str:
    """Give the identity of a session for its whole life."""
    return f"{session}.{conference}@hemicycle"


def deadline_uid(conference: str, deadline: str) -> str:
    """Give the identity of a deadline; no session can have it, whatever its id."""
    return f"{deadline}.{conference}@deadline.hemicycle"


def personal_uid(conference: str, what: What, identity: str) -> str:
    """Give the identity of somebody's own event; it is never that of a session, which goes on without them."""
    return f"{identity}.{conference}@{what}.hemicycle"
