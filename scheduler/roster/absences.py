"""Who is away on which day after all, as the command line says it: `I-RU-01@2022-06-09`."""

import datetime as dt
from collections.abc import Iterable

from scheduler.conference import Conference
from scheduler.conference.text import short
from scheduler.errors import BadInput, Fault
from scheduler.suggestions import Directory


def absences(conference: Conference, said: Iterable[str]) -> dict[str, frozenset[dt.date]]:
    """Read absences. Raises BadInput with everything that is wrong with them."""
    people = Directory("interpreter", (each.id for each in conference.interpretation.interpreters))
    days = Directory("day", (day.date.isoformat() for day in conference.calendar.days))
    away: dict[str, set[dt.date]] = {}
    faults: list[Fault] = []
    for text in said:
        name, at, date = text.partition("@")
        what = _wrong(text, name, at, date, people, days)
        faults += [Fault("", each) for each in what]
        if not what:
            away.setdefault(name, set()).add(dt.date.fromisoformat(date))
    if faults:
        raise BadInput("--without", faults)
    return {name: frozenset(dates) for name, dates in away.items()}


def _wrong(text: str, name: str, at: str, date: str, people: Directory, days: Directory) -> list[str]:
    if not (name and at and date):
        return [f"“{short(text)}” does not say who and when; write it like I-RU-01@2022-06-09"]
    found = [] if name in people else [people.unknown(short(name))]
    return found if date in days else [*found, f"“{short(date)}” is no day of the conference; {_right(days)}"]


def _right(days: Directory) -> str:
    return f"it has the days from {min(days.names)} to {max(days.names)}"
