"""Somebody's programme as their page shows it: own events and chosen sessions, day by day."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from zoneinfo import ZoneInfo

from scheduler.conference.sessions import Kind
from scheduler.feeds.words import personal_title, place
from scheduler.notices import Notice
from scheduler.personal import PersonalNotice
from scheduler.personal.subscription import Subscription
from scheduler.versions import Version
from web.pages.cards import Said, say
from web.speech import Speech
from web.texts import KINDS


@dataclass(frozen=True)
class Event:
    """Something in somebody's programme, on the clock of the place. Own events link nowhere: nobody else has them."""

    title: Said
    kind: Kind
    kind_name: str
    start: dt.datetime
    end: dt.datetime
    place: str
    session: str | None
    cancelled: bool

    @property
    def day(self) -> dt.date:
        """The day on which it starts."""
        return self.start.date()


@dataclass(frozen=True)
class Day:
    """The events of a day."""

    day: dt.date
    events: tuple[Event, ...]


def agenda(version: Version, subscription: Subscription, speech: Speech) -> tuple[Day, ...]:
    """Lay out somebody's programme."""
    making = _Making(version, speech)
    found = [
        making.own(version.personal.notices[state.told], state.cancelled)
        for key in subscription.whose
        for _, state in version.personal.of(key)
    ]
    chosen = set(subscription.chosen)
    found += [making.chosen(entry.session, entry.notice) for entry in version.entries if entry.session in chosen]
    found.sort(key=lambda event: (event.start, event.end, event.session or ""))
    return tuple(Day(day, tuple(events)) for day, events in groupby(found, key=lambda event: event.day))


class _Making:
    def __init__(self, version: Version, speech: Speech) -> None:
        self._conference, self._speech = version.conference, speech

    def own(self, notice: PersonalNotice, cancelled: bool) -> Event:
        title = Said(personal_title(notice, self._conference, self._speech.tag), "")
        kind: Kind = "breakout" if notice.what == "seat" else "briefing"
        name = self._speech.say(KINDS[kind]) if notice.what == "seat" else self._speech.say("Interpretation")
        return self._event(notice, title, (kind, name), None, cancelled)

    def chosen(self, session: str, notice: Notice) -> Event:
        title = say(notice.title, self._speech, self._conference)
        kind = notice.kind, self._speech.say(KINDS[notice.kind])
        return self._event(notice, title, kind, session, notice.cancelled)

    def _event(
        self,
        notice: Notice | PersonalNotice,
        title: Said,
        kind: tuple[Kind, str],
        session: str | None,
        cancelled: bool,
    ) -> Event:
        zone = ZoneInfo(notice.time_zone)
        where = place(notice, self._conference, self._speech.tag)
        start, end = notice.start.astimezone(zone), notice.end.astimezone(zone)
        return Event(title, *kind, start, end, where, session, cancelled)
