"""A small conference over the night on which the clocks go forward, for what is published of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.conference import Conference
from scheduler.timetable import MadeBy, Placement, Proof, Term, Timetable, Unplaced, Violation

ZONE = ZoneInfo("Europe/Zurich")
MONDAY = dt.datetime(2027, 3, 1, 9, 0, tzinfo=dt.UTC)
SESSIONS: tuple[dict[str, Any], ...] = (
    {"id": "OPEN", "kind": "ceremony", "body": "PL", "minutes": 60, "title": {"en": "Opening", "fr": "Ouverture"}},
    {"id": "COM-1", "kind": "committee", "body": "COM", "minutes": 90},
    {"id": "SIDE", "kind": "side-event", "minutes": 45, "title": {"en": "Ferns; mosses, lichens", "ar": "السراخس"}},
    {"id": "CLOSE", "kind": "plenary", "body": "PL", "minutes": 30, "title": "Closing"},
)
PLACES: tuple[tuple[str, str, str | None, tuple[str, ...]], ...] = (
    ("OPEN", "2027-03-27 09:00", "AULA", ("en", "fr")),
    ("COM-1", "2027-03-27 10:30", "R1", ("en",)),
    ("SIDE", "2027-03-27 12:15", "R1", ()),
    ("CLOSE", "2027-03-28 09:00", "AULA", ("en", "fr")),
)
BUSY = [session | {"items": ["2"]} if session["id"] == "OPEN" else session for session in SESSIONS]
AGENDA: tuple[dict[str, Any], ...] = (
    {"id": "1", "title": {"en": "Ferns; and more", "fr": "Fougères"}, "lead": "COM", "minutes": 45, "adopted": True},
    {"id": "2", "title": "Mosses", "lead": "PL"},
    {"id": "3", "title": "Lichens", "lead": "COM", "minutes": 30},
)


def conference(sessions: Sequence[dict[str, Any]] = SESSIONS, **changes: Any) -> Conference:
    """A conference of one weekend, with two rooms and two bodies."""
    plain: dict[str, Any] = {
        "id": "ferns",
        "name": {"en": "Fern Conference", "fr": "Conférence des fougères"},
        "organizer": 'Society "F" of Botany',
        "time_zone": "Europe/Zurich",
        "languages": {"default": "en", "official": ["en", "fr"]},
        "calendar": {
            "days": [{"date": "2027-03-27"}, {"date": "2027-03-28"}],
            "parts": [{"id": "DAY", "name": "Day", "start": "08:00", "end": "18:00"}],
        },
        "venue": {
            "buildings": [{"id": "MAIN", "name": "Botanical Institute"}],
            "rooms": [
                {"id": "AULA", "name": "Aula Magna", "building": "MAIN", "floor": 1, "seats": 300},
                {"id": "R1", "building": "MAIN", "floor": 2, "seats": 40},
            ],
        },
        "bodies": [{"id": "PL", "name": "Plenary"}, {"id": "COM", "name": {"en": "Committee", "fr": "Commission"}}],
        "sessions": list(sessions),
    }
    return Conference.model_validate(plain | changes)


def timetable(
    places: Sequence[tuple[str, str, str | None, tuple[str, ...]]] = PLACES,
    minutes: dict[str, int] | None = None,
    **changes: Any,
) -> Timetable:
    """Place sessions: id, local start, room, languages."""
    lengths = {session["id"]: session["minutes"] for session in SESSIONS} | (minutes or {})
    starts = {place[0]: dt.datetime.fromisoformat(place[1]).replace(tzinfo=ZONE) for place in places}
    placements = tuple(
        Placement(
            session=session,
            start=starts[session],
            end=starts[session] + dt.timedelta(minutes=lengths.get(session, 60)),
            room=room,
            interpretation=languages,
        )
        for session, _, room, languages in places
    )
    plain: dict[str, Any] = {
        "conference": "ferns",
        "problem": "sha256:0",
        "made_by": MadeBy(program="0.1.0", ortools="9.15", seed=1, workers=1),
        "proof": Proof(status="FEASIBLE", cost=80, bound=60, seconds=2.0),
        "terms": {"room_stability": Term(amount=3, weight=20), "unused_room_capacity": Term(amount=20, weight=1)},
        "placements": placements,
    }
    return Timetable.model_validate(plain | changes)


def moved(session: str, start: str, room: str | None) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """The places with one session moved."""
    return [(s, start, room, tongues) if s == session else (s, t, r, tongues) for s, t, r, tongues in PLACES]


def without(session: str) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """The places without one session."""
    return [place for place in PLACES if place[0] != session]


UNPLACED = (Unplaced(session="SIDE", why="No room is free at noon."),)
VIOLATIONS = (
    Violation(rule="one_session_per_room", level="hard", sessions=("OPEN",), text="Two sessions in the aula."),
)
