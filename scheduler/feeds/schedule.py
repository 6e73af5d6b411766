"""The programme by days and rooms, as the schedule formats of the c3voc tell it."""

import datetime as dt
import logging
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32
from zoneinfo import ZoneInfo

from scheduler.feeds import words
from scheduler.feeds.identity import session_uid
from scheduler.feeds.selection import Selection
from scheduler.versions import Entry, Version

_log = logging.getLogger(__name__)
NOWHERE = "–"  # the room of a session that needs none


@dataclass(frozen=True)
class Talk:
    """A session in the words of these formats; times are on the clock of the place."""

    entry: Entry
    id: int
    guid: str
    slug: str
    start: dt.datetime
    end: dt.datetime
    title: str
    description: str
    room: str
    room_guid: str
    track: str
    track_slug: str
    language: str

    @property
    def duration(self) -> str:
        """The time that passes, as hours and minutes."""
        minutes = int((self.entry.notice.end - self.entry.notice.start).total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"


@dataclass(frozen=True)
class ScheduleDay:
    """A day on which something takes place; days are counted from 1."""

    index: int
    date: dt.date
    start: dt.datetime
    end: dt.datetime
    talks: tuple[Talk, ...]

    def by_room(self) -> dict[str, list[Talk]]:
        """Give the talks of each room, rooms by name."""
        rooms: dict[str, list[Talk]] = {}
        for talk in sorted(self.talks, key=lambda talk: (talk.room, talk.start, talk.id)):
            rooms.setdefault(talk.room, []).append(talk)
        return rooms


def days(version: Version, selection: Selection) -> list[ScheduleDay]:
    """Give the days of a selection; a conference without sessions has its first day, for there must be one."""
    zone = version.conference.zone
    talks: dict[dt.date, list[Talk]] = {}
    for talk in _talks(version, selection):
        talks.setdefault(talk.start.date(), []).append(talk)
    dates = sorted(talks) or [min(day.date for day in version.conference.calendar.days)]
    return [_day(index, date, zone, tuple(talks.get(date, ()))) for index, date in enumerate(dates, start=1)]


def _day(index: int, date: dt.date, zone: ZoneInfo, talks: tuple[Talk, ...]) -> ScheduleDay:
    midnight = dt.datetime.combine(date, dt.time(), tzinfo=zone)
    start = min((talk.start for talk in talks), default=midnight)
    end = max((talk.end for talk in talks), default=midnight + dt.timedelta(days=1))
    return ScheduleDay(index, date, start, end, talks)


def _talks(version: Version, selection: Selection) -> Iterator[Talk]:
    language = selection.spoken or version.conference.languages.default
    numbers: set[int] = set()
    for entry in version.programme:
        if selection.takes(entry, version):
            try:
                yield _talk(version, entry, language, _number(entry, version, numbers))
            except Exception:  # as in the calendars: one session does not take the others with it
                _log.exception("%s is left out of the schedule: it cannot be written", entry.session)


def _talk(version: Version, entry: Entry, language: str, number: int) -> Talk:
    conference, notice = version.conference, entry.notice
    zone = ZoneInfo(notice.time_zone)
    room = words.place(notice, conference, language) or NOWHERE
    return Talk(
        entry=entry,
        id=number,
        guid=guid(session_uid(conference.id, entry.session)),
        slug=f"{slug(conference.id)}-{slug(entry.session)}-{number}",
        start=notice.start.astimezone(zone),
        end=notice.end.astimezone(zone),
        title=words.spoken(notice.title, conference, language),
        description=words.description(notice, conference, language),
        room=room,
        room_guid=guid(f"room {notice.room or NOWHERE} {conference.id}"),
        track=words.spoken(notice.body_name, conference, language) or notice.kind.replace("-", " "),
        track_slug=f"track-{slug(notice.body or notice.kind)}",
        language=_one_language(version.spoken[entry.session], conference.languages.default),
    )


def acronym(version: Version) -> str:
    """Give the short name of the conference; these formats want four of a few characters at least."""
    short = slug(version.conference.id).replace("-", "_")
    return short if len(short) >= 4 else f"conf_{short}"


def address(version: Version) -> str:
    """Give where the programme is to be found; a name where it has no address, for there must be one."""
    conference = version.conference
    if conference.site:
        return f"{conference.site.rstrip('/')}/c/{conference.id}"
    return conference.url or f"urn:uuid:{guid(conference.id)}"


def slug(name: str) -> str:
    """Write an id in the few characters of an address."""
    return name.lower().replace(".", "_").rstrip("_-")


def _one_language(spoken: tuple[str, ...], default: str) -> str:
    """Give the one language that there is a field for, as two letters: the conference's own if it is spoken."""
    codes = [tag.partition("-")[0] for tag in ((default,) if default in spoken else spoken)]
    return next((code for code in codes if len(code) == 2), "en")


def guid(name: str) -> str:
    """Give the same UUID for the same name, always."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:hemicycle:{name}"))


def _number(entry: Entry, version: Version, taken: set[int]) -> int:
    """Give a session a number that does not depend on what else takes place, unless two would have the same."""
    number = crc32(session_uid(version.conference.id, entry.session).encode()) & 0x7FFFFFFF
    while number in taken or number == 0:
        number += 1
    taken.add(number)
    return number
