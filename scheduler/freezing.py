"""What of a published timetable is frozen at a moment: the past, today, and in the evening tomorrow as well."""

import datetime as dt
import re

from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault


def frozen_until(conference: Conference, now: str) -> dt.datetime:
    """Give the moment before which nothing changes any more, by the rule of the house.

    The programme of a day is issued the evening before: at `calendar.freeze` tomorrow is frozen.
    Raises BadInput if `now` is not a local date and time.
    """
    moment = moment_of(conference, now)
    hours, minutes = map(int, conference.calendar.freeze.split(":"))
    days = 2 if (moment.hour, moment.minute) >= (hours, minutes) else 1
    return dt.datetime.combine(moment.date() + dt.timedelta(days=days), dt.time(), tzinfo=conference.zone)


def moment_of(conference: Conference, now: str) -> dt.datetime:
    """Read a local date and time. Raises BadInput if it is none."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", now):
        raise BadInput("--now", [Fault("", f"“{now}” is not a local time; write it like 2022-06-08 18:30")])
    try:
        return dt.datetime.fromisoformat(now).replace(tzinfo=conference.zone)
    except ValueError as error:
        raise BadInput("--now", [Fault("", f"“{now}” is not a local time: {error}")]) from error
