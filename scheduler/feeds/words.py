"""The few words that a feed adds to the conference's own, in the conference's default language."""

import datetime as dt
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.units import format_unit

from scheduler.conference import Conference, language_names
from scheduler.conference.text import Text
from scheduler.feeds.selection import Selection
from scheduler.notices import Notice
from scheduler.versions import Version

_INTERPRETATION = {
    "ar": "الترجمة الفورية",
    "en": "Interpretation",
    "es": "Interpretación",
    "fr": "Interprétation",
    "ru": "Синхронный перевод",
    "zh": "同声传译",
}
_AGENDA = {
    "ar": ("جدول الأعمال", "للاعتماد"),
    "en": ("Agenda", "for adoption"),
    "es": ("Orden del día", "para su aprobación"),
    "fr": ("Ordre du jour", "pour adoption"),
    "ru": ("Повестка дня", "для принятия"),
    "zh": ("议程", "供通过"),
}


def spoken(text: Text | None, conference: Conference) -> str:
    """Give a text in the conference's default language."""
    return conference.text(text, conference.languages.default)


def place(notice: Notice, conference: Conference) -> str:
    """Give the room and its building, as far as there are any."""
    room = spoken(notice.room_name, conference) or notice.room
    return ", ".join(part for part in (room, spoken(notice.building, conference)) if part)


def local_time(notice: Notice, language: str) -> str:
    """Give day and hours on the clock of the place; a calendar shows only its owner's."""
    zone = ZoneInfo(notice.time_zone)
    start, end = notice.start.astimezone(zone), notice.end.astimezone(zone)
    day = format_date(start, "full", locale=_locale(language))
    return f"{day}, {start:%H:%M}–{_end(start, end)} ({notice.time_zone})"


def interpretation(notice: Notice, language: str) -> str:
    """Name the languages into which a session is interpreted."""
    names = [language_name(tag, language) for tag in notice.interpretation]
    label = _INTERPRETATION.get(language.partition("-")[0], _INTERPRETATION["en"])
    return f"{label}: {', '.join(names)}" if names else ""


def language_name(tag: str, language: str) -> str:
    """Name a language in another one; by its tag if it has no name there."""
    return language_names.language_name(tag, _locale(language))


def agenda(notice: Notice, conference: Conference) -> str:
    """Name the items of the agenda that a session takes, with the minutes of those that were left open."""
    language = conference.languages.default
    label, adoption = _AGENDA.get(language.partition("-")[0], _AGENDA["en"])
    names = []
    for business in notice.items:
        name = f"{business.item} {spoken(business.title, conference)}"
        if business.minutes is not None:
            minutes = format_unit(business.minutes, "duration-minute", "short", locale=_locale(language))
            name = f"{name} ({minutes})"
        names.append(f"{name} ({adoption})" if business.adoption else name)
    return f"{label}: {'; '.join(names)}" if names else ""


def calendar_name(version: Version, selection: Selection) -> str:
    """Name a feed: the conference, and what was selected of it."""
    conference = version.conference
    name = spoken(conference.name, conference)
    return f"{name}: {_chosen(conference, selection)}" if selection.by != "all" else name


def _chosen(conference: Conference, selection: Selection) -> str:
    names: dict[str, Text | None] = {}
    if selection.by == "room":
        names = {room.id: room.name for room in conference.venue.rooms}
    if selection.by == "body":
        names = {body.id: body.name for body in conference.bodies}
    if selection.by == "language":
        return language_name(selection.value, conference.languages.default)
    if selection.by == "kind":
        return selection.value.replace("-", " ")
    return spoken(names.get(selection.value), conference) or selection.value


def _end(start: dt.datetime, end: dt.datetime) -> str:
    return f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}"


def _locale(language: str) -> Locale:
    try:
        # An international meeting writes the day before the month.
        return Locale("en", "GB") if language == "en" else Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
