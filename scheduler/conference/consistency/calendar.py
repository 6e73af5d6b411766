"""Days and their parts: hours that run backwards, and parts of one day that overlap."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from scheduler.conference import Conference
from scheduler.conference.calendar import Day, DayPart, Span
from scheduler.conference.consistency.fields import items
from scheduler.conference.consistency.finding import Finding
from scheduler.locations import Location

_SPANS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("venue", "rooms"): ("available", "closed"),
    ("people",): ("available", "poor_hours", "bad_hours"),
    ("bodies",): ("window",),
    ("sessions",): ("windows", "dear_starts"),
    ("interpretation", "teams"): ("available",),
    ("interpretation", "interpreters"): ("available",),
}


def findings(conference: Conference) -> Iterator[Finding]:
    """Find hours and spans that end before they begin, and parts of a day that overlap."""
    yield from _hours_backwards(conference)
    yield from _overlaps(conference)
    for location, span in spans(conference):
        if span.end.replace("T", " ") <= span.start.replace("T", " "):
            what = f"this ends at {span.end}, not after its start at {span.start}; exchange them or mend one"
            yield Finding((*location, "end"), what)


def spans(conference: Conference) -> Iterator[tuple[Location, Span]]:
    """Give every stretch of local time that the conference names, with its location."""
    for where, fields in _SPANS.items():
        for location, item in items(conference, where):
            for field in fields:
                value = getattr(item, field)
                if isinstance(value, Span):
                    yield (*location, field), value
                elif value is not None:
                    yield from (((*location, field, position), span) for position, span in enumerate(value))
    for number, block in enumerate(conference.breakouts):
        for place, person in enumerate(block.participants):
            at: Location = ("breakouts", number, "participants", place, "available")
            yield from (((*at, position), span) for position, span in enumerate(person.available or ()))


def hours(part: DayPart, date: dt.date) -> tuple[str, str]:
    """Give the hours of a part on one day."""
    return part.exceptions.get(date, (part.start, part.end))


def parts_of(day: Day, conference: Conference) -> list[DayPart]:
    """Give the parts that a day has."""
    return [part for part in conference.calendar.parts if day.parts is None or part.id in day.parts]


def _hours_backwards(conference: Conference) -> Iterator[Finding]:
    for position, part in enumerate(conference.calendar.parts):
        at = ("calendar", "parts", position)
        yield from _backwards((*at, "end"), part.start, part.end)
        for date, (start, end) in part.exceptions.items():
            yield from _backwards((*at, "exceptions", str(date)), start, end)
    for position, pause in enumerate(conference.calendar.breaks):
        yield from _backwards(("calendar", "breaks", position, "end"), pause.start, pause.end)
    for position, each in enumerate(conference.calendar.observances):
        if each.last < each.first:
            what = f"its last day, {each.last}, is before its first, {each.first}; exchange them or mend one"
            yield Finding(("calendar", "observances", position, "last"), what)


def _backwards(location: Location, start: str, end: str) -> Iterator[Finding]:
    if end <= start:
        yield Finding(location, f"this ends at {end}, not after its start at {start}; exchange them or mend one")


def _overlaps(conference: Conference) -> Iterator[Finding]:
    """Find parts of a day that overlap; each pair is told once, with its first day and how many more."""
    found: dict[tuple[str, str], list[tuple[dt.date, str]]] = {}
    for day in conference.calendar.days:
        running = sorted((*hours(part, day.date), part.id) for part in parts_of(day, conference))
        for (start, end, first), (later, _, second) in pairwise(running):
            if start < end and later < end:
                words = f"“{first}” ends at {end}, “{second}” begins at {later}"
                found.setdefault((first, second), []).append((day.date, words))
    positions = {part.id: position for position, part in enumerate(conference.calendar.parts)}
    for (_, second), days in found.items():
        more = {1: "", 2: " and one more day"}.get(len(days), f" and {len(days) - 1} more days")
        what = f"two parts of {days[0][0]}{more} overlap: {days[0][1]}; let one end before the other begins"
        yield Finding(("calendar", "parts", positions[second]), what)
