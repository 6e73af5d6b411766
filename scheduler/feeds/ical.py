"""iCalendar (RFC 5545, 7986): UTC instants, stable UIDs, stamps from the version and never from a clock.

Each event is written by itself and the calendar joined from the pieces: one session that cannot be written is
left out and reported, and does not take the others with it.
"""

import datetime as dt
import logging
from collections.abc import Iterable, Mapping

from icalendar import Calendar, Event, vCalAddress, vDuration, vText

from scheduler.feeds import words
from scheduler.feeds.selection import Selection
from scheduler.versions import Entry, Version

FORMAT = "ics"
_PRODUCT = "-//Hemicycle//Conference feeds//EN"
_HOUR = dt.timedelta(hours=1)
_END = b"END:VCALENDAR\r\n"
_log = logging.getLogger(__name__)


class PlainText(vText):
    """A text escaped to the letter; the library's own takes a typed backslash-N for a line break."""

    def to_ical(self) -> bytes:
        """Write the text with its four escapes."""
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def emit(version: Version, selection: Selection) -> bytes:
    """Write the feed of a selection."""
    entries = [entry for entry in version.entries if selection.takes(entry, version)]
    return _join(version, selection, _events(version, entries))


def emit_all(version: Version, selections: Mapping[str, Selection]) -> dict[str, bytes]:
    """Write many feeds of one version at once; each event is written once, for all of them."""
    events = _events(version, version.entries)
    return {path: _join(version, selection, events) for path, selection in selections.items()}


def _join(version: Version, selection: Selection, events: Mapping[str, bytes]) -> bytes:
    chosen = [
        events[entry.session]
        for entry in version.entries
        if selection.takes(entry, version) and entry.session in events
    ]
    return b"".join([_calendar(version, selection), *chosen, _END])


def _events(version: Version, entries: Iterable[Entry]) -> dict[str, bytes]:
    written: dict[str, bytes] = {}
    for entry in entries:
        try:
            written[entry.session] = _event(version, entry)
        except Exception:  # whatever one session does to the writer must not cost the subscribers the others
            _log.exception(
                "session %s of %s is left out of the feeds: it cannot be written",
                entry.session,
                version.conference.id,
            )
    return written


def _calendar(version: Version, selection: Selection) -> bytes:
    conference = version.conference
    name = PlainText(words.calendar_name(version, selection))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if conference.description is not None:
        description = PlainText(words.spoken(conference.description, conference))
        calendar.add("description", description)
        calendar.add("x-wr-caldesc", description)
    calendar.add("refresh-interval", vDuration(_HOUR), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_HOUR))
    calendar.add("color", "teal")
    calendar.add("x-apple-calendar-color", "#0f766e")
    if conference.url:
        calendar.add("url", conference.url)
    return bytes(calendar.to_ical()).removesuffix(_END)


def _event(version: Version, entry: Entry) -> bytes:
    conference, notice = version.conference, entry.notice
    event = Event()
    event.add("uid", f"{entry.session}.{conference.id}@hemicycle")
    event.add("dtstamp", entry.last_modified)
    event.add("last-modified", entry.last_modified)
    event.add("created", entry.created)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if notice.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if notice.cancelled else "OPAQUE")
    event.add("class", "PUBLIC")
    event.add("dtstart", notice.start)
    event.add("dtend", notice.end)
    event.add("summary", PlainText(words.spoken(notice.title, conference)))
    location = words.place(notice, conference)
    if location:
        event.add("location", PlainText(location))
    event.add("description", PlainText(_description(version, entry)))
    event.add("categories", [notice.kind, *notice.interpretation])
    event.add("organizer", _organizer(version, entry))
    if notice.url:
        event.add("url", notice.url)
    return bytes(event.to_ical())


def _description(version: Version, entry: Entry) -> str:
    conference, notice = version.conference, entry.notice
    language = conference.languages.default
    lines = (
        words.local_time(notice, language),
        words.spoken(notice.body_name, conference),
        words.agenda(notice, conference),
        words.interpretation(notice, language),
    )
    return "\n".join(line for line in lines if line)


def _organizer(version: Version, entry: Entry) -> vCalAddress:
    """Name the organizer. RFC 5546 wants an address; `.invalid` says that nobody reads mail there."""
    organizer = vCalAddress(f"mailto:{version.conference.id}@hemicycle.invalid")
    organizer.params["CN"] = entry.notice.organizer.replace("\n", " ")
    return organizer
