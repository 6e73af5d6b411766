"""The few words that a feed adds to the conference's own, in the language that was asked for."""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.units import format_unit

from scheduler.cards.labels import labels
from scheduler.changelog.words import words_of
from scheduler.conference import Conference, language_names
from scheduler.conference.text import Text
from scheduler.feeds.labels import ADOPTION, AGENDA, DEADLINES, INTERPRETATION, JOIN, OWN, THEME, label
from scheduler.feeds.selection import By, Selection
from scheduler.notices import Notice
from scheduler.personal import PersonalNotice, Sitting
from scheduler.versions import Version


def spoken(text: Text | None, conference: Conference, language: str = "") -> str:
    """Give a text in a language, else in the conference's default language."""
    return conference.text(text, language)


def place(notice: Notice | PersonalNotice, conference: Conference, language: str = "") -> str:
    """Give the room and its building, as far as there are any."""
    room = spoken(notice.room_name, conference, language) or notice.room
    return ", ".join(part for part in (room, spoken(notice.building, conference, language)) if part)


def place_language(notice: Notice | PersonalNotice, conference: Conference, language: str) -> str:
    """Name the language of the place; the room speaks for its building."""
    said = notice.room_name or notice.building
    return said.tag(language, conference.languages.default) if said else conference.languages.default


def description(notice: Notice, conference: Conference, language: str) -> str:
    """Give what else there is to know of a session, line by line: first of all the time on the clock of the place."""
    theme = spoken(notice.theme_name, conference, language)
    lines = (
        local_time(notice, language),
        spoken(notice.body_name, conference, language),
        f"{label(THEME, language)}: {theme}" if theme else "",
        agenda(notice, conference, language),
        interpretation(notice, language),
        f"{join(language)}: {notice.join_url}" if notice.join_url else "",
    )
    return "\n".join(line for line in lines if line)


def local_time(notice: Notice | PersonalNotice, language: str) -> str:
    """Give day and hours on the clock of the place; a calendar shows only its owner's."""
    zone = ZoneInfo(notice.time_zone)
    start, end = notice.start.astimezone(zone), notice.end.astimezone(zone)
    return f"{_day(start.date(), language)}, {start:%H:%M}–{_end(start, end)} ({notice.time_zone})"


def local_moment(moment: dt.datetime, time_zone: str, language: str) -> str:
    """Give a moment on the clock of the place."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{_day(local.date(), language)}, {local:%H:%M} ({time_zone})"


def interpretation(notice: Notice, language: str) -> str:
    """Name the languages into which a session is interpreted."""
    names = [language_name(tag, language) for tag in notice.interpretation]
    return f"{label(INTERPRETATION, language)}: {', '.join(names)}" if names else ""


def language_name(tag: str, language: str) -> str:
    """Name a language in another one; by its tag if it has no name there."""
    return language_names.language_name(tag, _locale(language))


def join(language: str) -> str:
    """Name the way to take part from afar."""
    return label(JOIN, language)


def agenda(notice: Notice, conference: Conference, language: str) -> str:
    """Name the items of the agenda that a session takes, with the minutes of those that were left open."""
    names = []
    for business in notice.items:
        name = f"{business.item} {spoken(business.title, conference, language)}"
        if business.minutes is not None:
            minutes = format_unit(business.minutes, "duration-minute", "short", locale=_locale(language))
            name = f"{name} ({minutes})"
        names.append(f"{name} ({label(ADOPTION, language)})" if business.adoption else name)
    return f"{label(AGENDA, language)}: {'; '.join(names)}" if names else ""


def calendar_name(version: Version, selection: Selection) -> str:
    """Name a feed: the conference, and what was selected of it."""
    conference = version.conference
    language = selection.spoken or conference.languages.default
    name = spoken(conference.name, conference, language)
    if selection.what == "deadlines":
        return f"{name}: {label(DEADLINES, language)}"
    chosen = [_chosen(version, by, value, language) for by, value in selection.chosen()]
    return f"{name}: {', '.join(chosen)}" if chosen else name


def personal_name(conference: Conference, language: str) -> str:
    """Name the calendar of one person."""
    return f"{spoken(conference.name, conference, language)}{words_of(language).colon}{label(OWN, language)}"


def personal_title(notice: PersonalNotice, conference: Conference, language: str) -> str:
    """Name somebody's own event: the round with its theme and roles, or what is interpreted into."""
    said = labels(language)
    if notice.round is not None:
        name = f"{said.round.format(number=notice.round)}{words_of(language).colon}"
        roles = f" ({said.role(notice.roles)})" if notice.roles else ""
        return f"{name}{spoken(notice.title, conference, language)}{roles}"
    into = said.comma.join(language_name(tag, language) for tag in notice.booth)
    return f"{said.interpretation}{words_of(language).colon}{into}"


def personal_description(notice: PersonalNotice, conference: Conference, language: str) -> str:
    """Give what else there is to know of somebody's own event, line by line."""
    lines = (
        local_time(notice, language),
        spoken(notice.breakout, conference, language),
        *(_sitting(each, notice.time_zone, conference, language) for each in notice.sittings),
        f"{join(language)}: {notice.join_url}" if notice.join_url else "",
    )
    return "\n".join(line for line in lines if line)


def _sitting(each: Sitting, time_zone: str, conference: Conference, language: str) -> str:
    start, end = (moment.astimezone(ZoneInfo(time_zone)) for moment in (each.start, each.end))
    room = spoken(each.room_name, conference, language)
    title = f"{start:%H:%M}–{_end(start, end)} {spoken(each.title, conference, language)}"
    return f"{title} ({room})" if room else title


def names(version: Version, by: By) -> dict[str, Text]:
    """Give what the rooms, bodies or themes of a version are called, also those that have left the conference."""
    conference, notices = version.conference, [entry.notice for entry in version.entries]
    if by == "room":
        told = {n.room: n.room_name for n in notices}
        return _known(told | {room.id: room.name for room in conference.venue.rooms})
    if by == "body":
        return _known({n.body: n.body_name for n in notices} | {body.id: body.name for body in conference.bodies})
    if by == "theme":
        return _known({n.theme: n.theme_name for n in notices} | {each.id: each.name for each in conference.themes})
    return {}


def _known(found: dict[str | None, Text | None] | dict[str | None, Text]) -> dict[str, Text]:
    return {value: name for value, name in found.items() if value is not None and name is not None}


def _chosen(version: Version, by: By, value: str, language: str) -> str:
    if by == "language":
        return language_name(value, language)
    if by == "kind":
        return value.replace("-", " ")
    return spoken(names(version, by).get(value), version.conference, language) or value


def _end(start: dt.datetime, end: dt.datetime) -> str:
    return f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}"


@lru_cache(maxsize=4096)
def _day(day: dt.date, language: str) -> str:
    return format_date(day, "full", locale=_locale(language))


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    try:
        # An international meeting writes the day before the month.
        return Locale("en", "GB") if language == "en" else Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
