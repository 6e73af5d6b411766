"""When a conference can meet: days, the parts of a day, breaks, the grid; local times that need no date."""

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from scheduler.conference.text import Identifier, Line, Part, Text

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")


def _clock(text: str) -> str:
    if not _CLOCK.fullmatch(text):
        raise ValueError(f"“{text}” is not a time of day; write it like 09:30 (in quotes)")
    return text


Clock = Annotated[
    str, StringConstraints(max_length=5), AfterValidator(_clock), Field(description="A local time of day, HH:MM.")
]
LocalTime = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$"),
    Field(description="A local date and time, YYYY-MM-DD HH:MM, in the conference's time zone."),
]
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
    exceptions: dict[dt.date, tuple[Clock, Clock]] = {}


class Break(Part):
    """A pause, such as coffee, inside a part of the day."""

    name: Text
    start: Clock
    end: Clock


class Day(Part):
    """A day of the conference: its kind, which parts it has (all if none are named), its conference week."""

    date: dt.date
    kind: DayKind = "work"
    parts: tuple[Identifier, ...] | None = None
    week: Annotated[int, Field(ge=1, le=60)] | None = None
    note: Line | None = None


class Calendar(Part):
    """The days, their parts, the breaks, the grid of starts, and when formal meetings should be over."""

    grid_minutes: Annotated[int, Field(ge=1, le=240)] = 15
    evening: Clock = "18:00"
    days: Annotated[tuple[Day, ...], Field(min_length=1, max_length=400)]
    parts: Annotated[tuple[DayPart, ...], Field(min_length=1, max_length=24)]
    breaks: Annotated[tuple[Break, ...], Field(max_length=50)] = ()
