"""When a conference can meet: days, the parts of a day, breaks, the grid; local times that need no date."""

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from scheduler.conference.text import Identifier, Line, Part, Text, short

CLOCK_PATTERN = r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00"
LOCAL_TIME_PATTERN = rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[T ]({CLOCK_PATTERN})"

YEARS = range(1970, 3000)  # far from the ends of the calendar, where a day more or an offset would leave it


def _is_clock(text: str) -> bool:
    return re.fullmatch(CLOCK_PATTERN, text) is not None


def _is_local_time(text: str) -> bool:
    if not re.fullmatch(LOCAL_TIME_PATTERN, text):
        return False
    try:
        return dt.date.fromisoformat(text[:10]).year in YEARS
    except ValueError:
        return False


def _clock(text: str) -> str:
    if not _is_clock(text):
        raise ValueError(f"“{short(text)}” is not a time of day; write it like 09:30")
    return text


def _local_time(text: str) -> str:
    if not _is_local_time(text):
        raise ValueError(f"“{short(text)}” is not a local date and time; write it like 2022-06-08 09:30")
    return text


def _start(text: str) -> str:
    if not (_is_clock(text) or _is_local_time(text)):
        raise ValueError(f"“{short(text)}” is not a start; write it like 09:30, or like 2022-06-08 09:30")
    return text


def _written_as_date(value: object) -> object:
    if isinstance(value, (bool, int, float)):
        raise ValueError(f"this must be a date, like 2022-06-08, not the number “{value}”")
    return value


def _near(date: dt.date) -> dt.date:
    if date.year not in YEARS:
        raise ValueError(f"the year must be from {YEARS[0]} to {YEARS[-1]}, not {date.year}")
    return date


def _schema(pattern: str, description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^({pattern})$", "description": description})


Clock = Annotated[str, AfterValidator(_clock), _schema(CLOCK_PATTERN, "A local time of day, HH:MM.")]
LocalTime = Annotated[
    str,
    AfterValidator(_local_time),
    _schema(LOCAL_TIME_PATTERN, "A local date and time, YYYY-MM-DD HH:MM, in the conference's time zone."),
]
Start = Annotated[
    str,
    AfterValidator(_start),
    _schema(
        f"{LOCAL_TIME_PATTERN}|{CLOCK_PATTERN}",
        "A local date and time; or a time of day, if the session has exactly one day.",
    ),
]
Date = Annotated[dt.date, BeforeValidator(_written_as_date), AfterValidator(_near)]
DayKind = Literal["work", "half", "prep", "rest", "reserve"]


class Span(Part):
    """A stretch of local time."""

    start: LocalTime
    end: LocalTime


class DayPart(Part):
    """A part of the day in which sessions lie, such as the morning; `days` gives other hours for named days."""

    id: Identifier
    name: Text
    start: Clock
    end: Clock
    exceptions: dict[Date, tuple[Clock, Clock]] = Field(default_factory=dict)


class Break(Part):
    """A pause, inside a part of the day or between two, on every day: the hours of coffee, or of lunch."""

    name: Text
    kind: Literal["coffee", "lunch"] = "coffee"
    start: Clock
    end: Clock


class Observance(Part):
    """A religious period, from its first to its last day.

    No session should take time of a `blocked` one, and rather none of an `advisory` one.
    """

    name: Text
    level: Literal["blocked", "advisory"]
    first: Date
    last: Date


class Day(Part):
    """A day of the conference: its kind, which parts it has (all if none are named), its conference week."""

    date: Date
    kind: DayKind = "work"
    parts: tuple[Identifier, ...] | None = None
    week: Annotated[int, Field(ge=1, le=60)] | None = None
    note: Line | None = None


class Calendar(Part):
    """The days, their parts, the breaks, the grid of starts, and when formal meetings should be over.

    `observances` may name periods outside the conference as well: a list for the whole year can stand here.
    """

    grid_minutes: Annotated[int, Field(ge=1, le=240)] = 15
    evening: Clock = "18:00"
    freeze: Clock = "18:00"
    days: Annotated[tuple[Day, ...], Field(min_length=1, max_length=400)]
    parts: Annotated[tuple[DayPart, ...], Field(min_length=1, max_length=24)]
    breaks: Annotated[tuple[Break, ...], Field(max_length=50)] = ()
    observances: Annotated[tuple[Observance, ...], Field(max_length=200)] = ()
