"""A session as a page shows it: in the reader's language, on the clock of the place."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from scheduler.conference import Conference
from scheduler.conference.text import Text
from scheduler.notices import Business
from scheduler.versions import Entry
from web.speech import Speech
from web.texts import KINDS


@dataclass(frozen=True)
class Said:
    """Words, and the language that they are in."""

    words: str
    language: str


@dataclass(frozen=True)
class Item:
    """An item of the agenda on a session's card: its number and title, and what the session does with it."""

    number: str
    title: Said
    remark: str


@dataclass(frozen=True)
class Card:
    """One session on a page."""

    session: str
    title: Said
    kind: str
    kind_name: str
    body: Said | None
    room: str | None
    room_name: Said | None
    building: Said | None
    floor: int | None
    start: dt.datetime
    end: dt.datetime
    languages: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    cancelled: bool

    @property
    def day(self) -> dt.date:
        """The day on which the session starts."""
        return self.start.date()


def say(text: Text, speech: Speech, conference: Conference) -> Said:
    """Choose the words of a text for a reader, and name the language they turned out to be in."""
    default = conference.languages.default
    wishes = [speech.tag, *(tag for tag in text.root if tag.partition("-")[0] == speech.tag), default, ""]
    tag = next((tag for tag in wishes if tag in text.root), next(iter(text.root)))
    return Said(text.root[tag], tag or default)


def card(entry: Entry, speech: Speech, conference: Conference) -> Card:
    """Make the card of a session."""
    notice = entry.notice
    zone = ZoneInfo(notice.time_zone)

    def said(text: Text | None) -> Said | None:
        return say(text, speech, conference) if text is not None else None

    return Card(
        session=entry.session,
        title=say(notice.title, speech, conference),
        kind=notice.kind,
        kind_name=speech.say(KINDS[notice.kind]),
        body=said(notice.body_name),
        room=notice.room,
        room_name=said(notice.room_name) or (Said(notice.room, "") if notice.room else None),
        building=said(notice.building),
        floor=notice.floor,
        start=notice.start.astimezone(zone),
        end=notice.end.astimezone(zone),
        languages=tuple((tag, speech.language(tag)) for tag in notice.interpretation),
        items=tuple(
            Item(business.item, say(business.title, speech, conference), _remark(business, speech))
            for business in notice.items
        ),
        cancelled=notice.cancelled,
    )


def _remark(business: Business, speech: Speech) -> str:
    if business.adoption:
        return speech.say("for adoption")
    return "" if business.minutes is None else speech.minutes(business.minutes)
