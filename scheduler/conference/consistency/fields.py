"""Which field of the conference names what, so that one walk checks them all."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from scheduler.conference import Conference
from scheduler.locations import Location

Named = tuple[Location, str, str]  # where, which sort of thing is named, its name

_FIELDS: dict[tuple[str, ...], dict[str, str]] = {
    ("calendar", "days"): {"parts": "part of the day"},
    ("venue", "ways"): {"between": "building"},
    ("venue", "rooms"): {"building": "building"},
    ("people",): {"region": "region"},
    ("themes",): {"chairs": "person", "similar": "theme"},
    ("unwelcome",): {
        "sessions": "session",
        "theme": "theme",
        "days": "day",
        "parts": "part of the day",
        "rooms": "room",
    },
    ("bodies",): {
        "parent": "body",
        "languages": "regime",
        "chair": "person",
        "vice_chairs": "person",
        "secretary": "person",
        "members": "person",
        "co_chairs": "person",
        "apart": "body",
        "related": "body",
        "region": "region",
        "building": "building",
    },
    ("delegations",): {"region": "region", "follows": "body"},
    ("agenda",): {"lead": "body"},
    ("sessions",): {
        "body": "body",
        "languages": "regime",
        "days": "day",
        "parts": "part of the day",
        "room": "room",
        "rooms": "room",
        "building": "building",
        "features": "feature",
        "people": "person",
        "chair": "person",
        "after": "session",
        "before": "session",
        "theme": "theme",
        "items": "agenda item",
        "adopts": "body",
    },
    ("interpretation", "requests"): {"session": "session", "body": "body"},
    ("precedences",): {"first": "session", "then": "session"},
    ("groups",): {"sessions": "session"},
    ("interests",): {"sessions": "session"},
    ("subjects",): {"sessions": "session"},
    ("breakouts",): {"introduction": "session", "report_back": "session"},
}


def items(conference: Conference, where: tuple[str, ...]) -> Iterator[tuple[Location, BaseModel]]:
    """Give the things of one list of the conference, each with its location."""
    found: object = conference
    for part in where:
        found = getattr(found, part)
    for position, item in enumerate(found if isinstance(found, tuple) else ()):
        location: Location = (*where, position)
        yield location, item


def named(conference: Conference) -> Iterator[Named]:
    """Give every name by which one thing of the conference refers to another."""
    for where, fields in _FIELDS.items():
        for location, item in items(conference, where):
            for field, sort in fields.items():
                yield from _names((*location, field), sort, getattr(item, field))
    yield from _names_inside(conference)


def named_in_breakouts(conference: Conference) -> Iterator[tuple[int, Named]]:
    """Give every name of a theme or participant that a breakout has for itself, with the breakout's position."""
    for position, block in enumerate(conference.breakouts):
        at: Location = ("breakouts", position)
        for number, person in enumerate(block.participants):
            for named in _names((*at, "participants", number, "wishes"), "theme", person.wishes):
                yield position, named
        for number, lead in enumerate(block.leads):
            yield position, ((*at, "leads", number, "person"), "participant", lead.person)
            for named in _names((*at, "leads", number, "theme"), "theme", lead.theme):
                yield position, named
        for field in ("together", "apart"):
            for number, people in enumerate(getattr(block, field)):
                for named in _names((*at, field, number), "participant", people):
                    yield position, named


def _names(location: Location, sort: str, value: object) -> Iterator[Named]:
    if isinstance(value, frozenset):
        yield from ((location, sort, str(name)) for name in sorted(value))
    elif isinstance(value, Iterable) and not isinstance(value, str):
        yield from (((*location, position), sort, str(name)) for position, name in enumerate(value))
    elif value is not None:
        yield location, sort, str(value)


def _names_inside(conference: Conference) -> Iterator[Named]:
    for position, session in enumerate(conference.sessions):
        if session.request is not None:
            yield from _names(("sessions", position, "request", "region"), "region", session.request.region)
    for position, part in enumerate(conference.calendar.parts):
        for date in part.exceptions:
            yield ("calendar", "parts", position, "exceptions", str(date)), "day", str(date)
    for position, block in enumerate(conference.breakouts):
        for number, sessions in enumerate(block.rounds):
            yield from _names(("breakouts", position, "rounds", number), "session", sessions)
        for number, lead in enumerate(block.leads):
            yield from _names(("breakouts", position, "leads", number, "session"), "session", lead.session)
        for number, person in enumerate(block.participants):
            at = ("breakouts", position, "participants", number)
            yield from _names((*at, "delegation"), "delegation", person.delegation)
            yield from _names((*at, "region"), "region", person.region)
