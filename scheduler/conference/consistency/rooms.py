"""Rooms to which sessions are pinned, and which cannot hold them."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.sessions import Session
from scheduler.conference.venue import Room, seats
from scheduler.interpretation import Grant, granted
from scheduler.interpretation.words import named
from scheduler.suggestions import listed


def findings(conference: Conference) -> Iterator[Finding]:
    """Find pinned rooms that are too small, lack booths or features, or are none of the session's rooms."""
    rooms = {room.id: room for room in conference.venue.rooms}
    grants = granted(conference)
    for position, session in enumerate(conference.sessions):
        room = rooms.get(session.room or "")
        if room is None:
            continue
        needs = _needs(session, grants[session.id], conference)
        for what in _unfit(session, room, grants[session.id].booths, needs, list(rooms.values())):
            yield Finding(("sessions", position, "room"), what)


def _needs(session: Session, grant: Grant, conference: Conference) -> str:
    """Name what it is that needs booths: the regime, or the languages that were granted."""
    regime = conference.regime_of(session)
    if regime is not None and not regime.on_request and set(regime.languages) <= set(grant.languages):
        return f"{regime.id} needs"
    return f"interpretation between {named(grant.languages)} needs"


def _unfit(session: Session, room: Room, booths: tuple[int, ...], needs: str, rooms: list[Room]) -> Iterator[str]:
    if session.rooms is not None and room.id not in session.rooms:
        yield f"it is pinned to {room.id}, which is none of its rooms: {listed(session.rooms)}"
    laid_out = any(isinstance(each.seats, int) or session.layout in each.seats for each in rooms)
    if laid_out and seats(room, session.layout) < session.attendance:
        yield (
            f"{room.id} has {seats(room, session.layout)} seats in the layout {session.layout},"
            f" for {session.attendance} people{_large_enough(session, rooms)}"
        )
    if not _has_booths(room, booths):
        yield (
            f"{needs} booths with {_places(booths)};"
            f" {room.id} has {_places(room.booths)}{_with_booths(booths, rooms)}"
        )
    lacking = (session.features - room.features) & {feature for each in rooms for feature in each.features}
    if lacking:
        yield f"{room.id} does not have {listed(sorted(lacking))}"


def _has_booths(room: Room, booths: tuple[int, ...]) -> bool:
    """Compare the largest booth with the largest need, the second with the second, and so on."""
    have, need = sorted(room.booths, reverse=True), sorted(booths, reverse=True)
    return len(have) >= len(need) and all(mine >= theirs for mine, theirs in zip(have, need, strict=False))


def _places(booths: tuple[int, ...]) -> str:
    return f"{', '.join(str(places) for places in booths)} places" if booths else "none"


def _large_enough(session: Session, rooms: list[Room]) -> str:
    fitting = [room.id for room in rooms if seats(room, session.layout) >= session.attendance]
    return f"; large enough: {listed(fitting[:5])}" if fitting else "; no room is large enough"


def _with_booths(booths: tuple[int, ...], rooms: list[Room]) -> str:
    fitting = [room.id for room in rooms if _has_booths(room, booths)]
    return f"; enough are in {listed(fitting[:5])}" if fitting else "; no room has enough"
