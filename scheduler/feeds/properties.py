"""The properties of a calendar and of its events, as data: iCalendar and jCal are two ways to write them down."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from scheduler.conference import Conference
from scheduler.conference.sessions import Kind
from scheduler.conference.text import Text
from scheduler.deadlines import DeadlineEntry
from scheduler.feeds import words
from scheduler.feeds.identity import deadline_uid, session_uid
from scheduler.feeds.selection import Selection
from scheduler.notices import Notice
from scheduler.personal import PersonalNotice, State, What
from scheduler.versions import Entry, Version

Type = Literal["text", "date-time", "integer", "float", "uri", "cal-address", "duration"]
Value = str | int | float | dt.datetime
Stamped = Entry | DeadlineEntry | State

_PRODUCT = "-//Hemicycle//Conference feeds//EN"
_REFRESH = "PT1H"
_COLORS: dict[Kind, str] = {  # names of CSS3, which RFC 7986 asks for
    "plenary": "navy",
    "heads-of-delegation": "midnightblue",
    "committee": "teal",
    "working-group": "seagreen",
    "ad-hoc": "olivedrab",
    "p2c": "purple",
    "side-event": "darkorange",
    "breakout": "steelblue",
    "regional-coordination": "sienna",
    "briefing": "slategray",
    "ceremony": "crimson",
    "youth": "mediumvioletred",
    "reception": "goldenrod",
}
_OWN_COLORS: dict[What, str] = {"seat": "steelblue", "assignment": "darkslateblue"}


@dataclass(frozen=True)
class Property:
    """A property (RFC 5545, 7986): its name in capitals, the type of its values, the values, its parameters."""

    name: str
    type: Type
    values: tuple[Value, ...]
    parameters: dict[str, str] = field(default_factory=dict)


def text(name: str, *values: str, language: str = "") -> Property:
    """Make a property of texts; `language` says what they are in, where that matters."""
    return Property(name, "text", values, {"LANGUAGE": language} if language else {})


def calendar(version: Version, selection: Selection) -> list[Property]:
    """Give what a feed says of itself."""
    conference = version.conference
    language = selection.spoken or conference.languages.default
    found = _calendar(conference, words.calendar_name(version, selection), language)
    if conference.site:
        found.append(_uri("SOURCE", f"{conference.site.rstrip('/')}/feeds/c/{conference.id}/{selection.path}"))
    return found


def personal_calendar(conference: Conference, language: str) -> list[Property]:
    """Give what a personal calendar says of itself; not its address, which is a secret."""
    return _calendar(conference, words.personal_name(conference, language), language)


def _calendar(conference: Conference, name: str, language: str) -> list[Property]:
    found = [
        text("VERSION", "2.0"),
        text("PRODID", _PRODUCT),
        text("CALSCALE", "GREGORIAN"),
        text("METHOD", "PUBLISH"),
        text("NAME", name, language=language),
        text("X-WR-CALNAME", name),
        *_description(conference, language),
        Property("REFRESH-INTERVAL", "duration", (_REFRESH,)),
        text("X-PUBLISHED-TTL", _REFRESH),
        text("COLOR", "teal"),
        text("X-APPLE-CALENDAR-COLOR", "#0f766e"),
    ]
    if conference.url:
        found.append(_uri("URL", conference.url))
    if conference.image:
        found.append(Property("IMAGE", "uri", (conference.image,), {"DISPLAY": "BADGE"}))
    return found


def event(conference: Conference, entry: Entry, language: str) -> list[Property]:
    """Give what a feed says of a session, in a language."""
    notice = entry.notice
    found = [
        identified(session_uid(conference.id, entry.session)),
        *_stamps(entry, cancelled=notice.cancelled),
        Property("DTSTART", "date-time", (notice.start,)),
        Property("DTEND", "date-time", (notice.end,)),
        _text("SUMMARY", notice.title, conference, language),
        text("DESCRIPTION", words.description(notice, conference, language), language=language),
        text("CATEGORIES", notice.kind, *notice.interpretation),
        text("COLOR", _COLORS[notice.kind]),
        *_place(notice, conference, language),
    ]
    for tag, address in sorted(notice.channels.items()):
        found.append(_conference(address, {"LABEL": words.language_name(tag, language), "LANGUAGE": tag}))
    return found


def identified(identity: str) -> Property:
    """Give what tells an event from all others; it is the first of an event's properties."""
    return text("UID", identity)


def personal_stamps(state: State) -> list[Property]:
    """Give the state of somebody's own event, which follows its identity."""
    return _stamps(state, cancelled=state.cancelled, access="PRIVATE")


def personal_event(conference: Conference, notice: PersonalNotice, language: str) -> list[Property]:
    """Give what somebody is told of an event of their own, in a language."""
    return [
        Property("DTSTART", "date-time", (notice.start,)),
        Property("DTEND", "date-time", (notice.end,)),
        text("SUMMARY", words.personal_title(notice, conference, language), language=language),
        text("DESCRIPTION", words.personal_description(notice, conference, language), language=language),
        text("CATEGORIES", "breakout" if notice.what == "seat" else "interpretation"),
        text("COLOR", _OWN_COLORS[notice.what]),
        *_place(notice, conference, language),
    ]


def deadline(conference: Conference, entry: DeadlineEntry, language: str) -> list[Property]:
    """Give what a feed says of a deadline: an event without length that takes nobody's time."""
    notice = entry.notice
    found = [
        identified(deadline_uid(conference.id, entry.deadline)),
        *_stamps(entry, cancelled=notice.cancelled, busy=False),
        Property("DTSTART", "date-time", (notice.at,)),
        _text("SUMMARY", notice.title, conference, language),
        text("DESCRIPTION", words.local_moment(notice.at, notice.time_zone, language), language=language),
        text("CATEGORIES", "deadline"),
        _organizer(conference, notice.organizer),
    ]
    return [*found, _uri("URL", notice.url)] if notice.url else found


def _stamps(entry: Stamped, *, cancelled: bool, access: str = "PUBLIC", busy: bool = True) -> list[Property]:
    return [
        Property("SEQUENCE", "integer", (entry.sequence,)),
        Property("DTSTAMP", "date-time", (entry.last_modified,)),
        Property("LAST-MODIFIED", "date-time", (entry.last_modified,)),
        Property("CREATED", "date-time", (entry.created,)),
        text("STATUS", "CANCELLED" if cancelled else "CONFIRMED"),
        text("CLASS", access),
        text("TRANSP", "OPAQUE" if busy and not cancelled else "TRANSPARENT"),
    ]


def _place(notice: Notice | PersonalNotice, conference: Conference, language: str) -> list[Property]:
    """Give who holds an event, and where it is, also from afar."""
    found = [_organizer(conference, notice.organizer)]
    if place := words.place(notice, conference, language):
        found.append(text("LOCATION", place, language=words.place_language(notice, conference, language)))
    if notice.coordinates is not None:
        found.append(Property("GEO", "float", notice.coordinates))
    if notice.url:
        found.append(_uri("URL", notice.url))
    if notice.join_url:
        found.append(_conference(notice.join_url, {"LABEL": words.join(language)}))
    return found


def _description(conference: Conference, language: str) -> list[Property]:
    if conference.description is None:
        return []
    said = _text("DESCRIPTION", conference.description, conference, language)
    return [said, Property("X-WR-CALDESC", "text", said.values)]


def _text(name: str, said: Text, conference: Conference, language: str) -> Property:
    default = conference.languages.default
    return text(name, said.inn(language, default), language=said.tag(language, default))


def _uri(name: str, address: str) -> Property:
    return Property(name, "uri", (address,))


def _conference(address: str, parameters: dict[str, str]) -> Property:
    return Property("CONFERENCE", "uri", (address,), {"FEATURE": "AUDIO,VIDEO", **parameters})


def _organizer(conference: Conference, name: str) -> Property:
    """Name the organizer. RFC 5546 wants an address; `.invalid` says that nobody reads mail there."""
    address = f"mailto:{conference.id}@hemicycle.invalid"
    return Property("ORGANIZER", "cal-address", (address,), {"CN": name})
