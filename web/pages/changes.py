"""What versions changed, as pages show it: by version, and within one by day and session."""

import datetime as dt
from dataclasses import dataclass

from scheduler.changelog import ChangeList, Difference
from scheduler.changelog.telling import Line as Told
from scheduler.changelog.telling import Piece, deadline_lines, headline, lines
from scheduler.changelog.words import words_of
from scheduler.conference import Conference
from scheduler.conference.text import Text
from web.pages.cards import Said, say
from web.speech import Speech
from web.texts import KINDS


@dataclass(frozen=True)
class Summary:
    """A version in the list of all."""

    number: int
    published_at: dt.datetime
    note: str
    headline: str
    sessions: int
    since: int | None


@dataclass(frozen=True)
class Line:
    """One aspect in which a session differs: what it was, and what it is."""

    aspect: str
    label: str
    was: tuple[Said, ...]
    now: tuple[Said, ...]


@dataclass(frozen=True)
class Item:
    """A session that differs."""

    session: str
    title: Said
    kind: str
    kind_name: str
    start: dt.datetime
    end: dt.datetime
    is_dropped: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Due:
    """A deadline that differs."""

    deadline: str
    title: Said
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Day:
    """The sessions of a day that differ."""

    day: dt.date
    items: tuple[Item, ...]


def summary(changes: ChangeList, conference: Conference, speech: Speech) -> Summary:
    """Describe a version by what it changes."""
    return Summary(
        number=changes.number,
        published_at=changes.published_at.astimezone(conference.zone),
        note=changes.note,
        headline=headline(changes, words_of(speech.tag)),
        sessions=changes.sessions,
        since=changes.since,
    )


def days(changes: ChangeList, conference: Conference, speech: Speech) -> tuple[Day, ...]:
    """Lay out a list of changes day by day."""
    return tuple(
        Day(day, tuple(_item(difference, conference, speech) for difference in found))
        for day, found in changes.days()
    )


def deadlines(changes: ChangeList, conference: Conference, speech: Speech) -> tuple[Due, ...]:
    """Lay out the deadlines that differ."""
    return tuple(
        Due(
            each.deadline,
            say(each.told.title, speech, conference),
            _shown(deadline_lines(each, words_of(speech.tag)), conference, speech),
        )
        for each in changes.deadlines
    )


def _item(difference: Difference, conference: Conference, speech: Speech) -> Item:
    told = difference.told
    return Item(
        session=difference.session,
        title=say(told.notice.title, speech, conference),
        kind=told.notice.kind,
        kind_name=speech.say(KINDS[told.notice.kind]),
        start=told.start,
        end=told.end,
        is_dropped=difference.is_dropped,
        lines=_shown(lines(difference, words_of(speech.tag)), conference, speech),
    )


def _shown(told: tuple[Told, ...], conference: Conference, speech: Speech) -> tuple[Line, ...]:
    def said(pieces: tuple[Piece, ...]) -> tuple[Said, ...]:
        return tuple(
            say(piece, speech, conference) if isinstance(piece, Text) else Said(piece, "") for piece in pieces
        )

    return tuple(Line(line.aspect, line.label, said(line.was), said(line.now)) for line in told)
