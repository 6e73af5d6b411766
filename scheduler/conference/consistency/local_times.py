"""Local times that do not exist, because the clocks go forward over them.

A time that exists twice, in autumn, is the first of the two; nobody needs to hear about that.
"""

import datetime as dt
from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.calendar import hours, parts_of, spans
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.sessions import pinned_start
from scheduler.locations import Location


def findings(conference: Conference) -> Iterator[Finding]:
    """Find every local time that the clocks skip."""
    for location, span in spans(conference):
        yield from _skipped((*location, "start"), span.start, conference)
        yield from _skipped((*location, "end"), span.end, conference)
    for position, session in enumerate(conference.sessions):
        pinned = pinned_start(session)
        if pinned is not None:
            yield from _skipped(("sessions", position, "start"), pinned, conference)
    for position, deadline in enumerate(conference.deadlines):
        yield from _skipped(("deadlines", position, "at"), deadline.at, conference)
    yield from _parts(conference)


def instead(local: str, conference: Conference) -> str | None:
    """Give the time that the clocks show where they skip a local time; None if they do not."""
    if local.endswith("24:00"):
        return None
    naive = dt.datetime.fromisoformat(local)
    shown = naive.replace(tzinfo=conference.zone).astimezone(dt.UTC).astimezone(conference.zone)
    return None if shown.replace(tzinfo=None) == naive else f"{shown:%H:%M}"


def _skipped(location: Location, local: str, conference: Conference) -> Iterator[Finding]:
    shown = instead(local, conference)
    if shown is not None:
        what = (
            f"{local[11:]} does not exist on {local[:10]}: the clocks of {conference.time_zone} go forward over it;"
            f" write {shown} if that is meant"
        )
        yield Finding(location, what)


def _parts(conference: Conference) -> Iterator[Finding]:
    positions = {part.id: position for position, part in enumerate(conference.calendar.parts)}
    for day in conference.calendar.days:
        if not _clocks_change(day.date, conference):
            continue
        for part in parts_of(day, conference):
            at: Location = ("calendar", "parts", positions[part.id])
            special = day.date in part.exceptions
            for place, (field, time) in enumerate(zip(("start", "end"), hours(part, day.date), strict=True)):
                location = (*at, "exceptions", str(day.date), place) if special else (*at, field)
                yield from _skipped(location, f"{day.date} {time}", conference)


def _clocks_change(date: dt.date, conference: Conference) -> bool:
    midnight = dt.datetime.combine(date, dt.time(), tzinfo=conference.zone)
    return midnight.utcoffset() != (midnight + dt.timedelta(days=1)).utcoffset()
