"""iCalendar (RFC 5545, 7986): UTC instants, stable UIDs, stamps from the version and never from a clock.

Each event is written by itself, its fragment, and calendars are joined from fragments: an event that did not change
keeps its bytes, and one that cannot be written is left out and reported, and does not take the others with it.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from scheduler.feeds import contentlines, properties
from scheduler.feeds.identity import deadline_uid, session_uid
from scheduler.feeds.properties import Property
from scheduler.feeds.selection import Selection
from scheduler.versions import Version

FORMAT = "ics"
_END = b"END:VCALENDAR\r\n"
_log = logging.getLogger(__name__)


def emit(version: Version, selection: Selection) -> bytes:
    """Write the feed of a selection."""
    return join(version, selection, fragments(version, selection.spoken))


def emit_all(version: Version, selections: Mapping[str, Selection]) -> dict[str, bytes]:
    """Write many feeds of one version at once; each event is written once in a language, for all of them."""
    written = {spoken: fragments(version, spoken) for spoken in {each.spoken for each in selections.values()}}
    return {path: join(version, each, written[each.spoken]) for path, each in selections.items()}


def fragments(version: Version, language: str = "") -> dict[str, bytes]:
    """Write every event of a version in a language, or in the default one; give them by identity."""
    return each(version, language, partial(contentlines.component, "VEVENT"))


def each(version: Version, language: str, write: Callable[[list[Property]], bytes]) -> dict[str, bytes]:
    """Give what a writer makes of every event, by identity; one that it cannot write is left out."""
    written = {}
    for uid, properties_of in _events(version, language or version.conference.languages.default):
        try:
            written[uid] = write(properties_of())
        except Exception:  # whatever one event does to the writer must not cost the subscribers the others
            _log.exception("%s is left out of the feeds: it cannot be written", uid)
    return written


def join(version: Version, selection: Selection, written: Mapping[str, bytes]) -> bytes:
    """Put a calendar together from the fragments of the version in the selection's language."""
    head = contentlines.component("VCALENDAR", properties.calendar(version, selection)).removesuffix(_END)
    chosen = [written[uid] for uid in members(version, selection) if uid in written]
    return b"".join([head, *chosen, _END])


def members(version: Version, selection: Selection) -> list[str]:
    """Give the identities of what a feed holds, in its order."""
    conference = version.conference.id
    if selection.what == "deadlines":
        shown = [due for due in version.deadlines if selection.cancelled == "shown" or not due.notice.cancelled]
        return [deadline_uid(conference, due.deadline) for due in shown]
    return [session_uid(conference, e.session) for e in version.entries if selection.takes(e, version)]


def _events(version: Version, language: str) -> Iterator[tuple[str, Callable[[], list[Property]]]]:
    conference = version.conference
    for entry in version.entries:
        yield session_uid(conference.id, entry.session), partial(properties.event, conference, entry, language)
    for due in version.deadlines:
        yield deadline_uid(conference.id, due.deadline), partial(properties.deadline, conference, due, language)
