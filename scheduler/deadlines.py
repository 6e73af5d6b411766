"""What the public is told of the deadlines of a conference, from version to version."""

import datetime as dt
from typing import Annotated

from pydantic import AwareDatetime, Field

from scheduler.conference import Conference
from scheduler.conference.text import Identifier, Part, Text
from scheduler.translation.clock import ConferenceClock


class DeadlineNotice(Part):
    """What the public is told of one deadline."""

    title: Text
    at: AwareDatetime
    time_zone: str
    organizer: str
    url: str | None
    cancelled: bool = False


class DeadlineEntry(Part):
    """A deadline's notice, how often it has changed, and when it was first and last published."""

    deadline: Identifier
    notice: DeadlineNotice
    sequence: Annotated[int, Field(ge=0)]
    created: AwareDatetime
    last_modified: AwareDatetime


def follow(
    conference: Conference, earlier: tuple[DeadlineEntry, ...], moment: dt.datetime
) -> tuple[DeadlineEntry, ...]:
    """Give the deadlines as they are told from now on; one that is gone becomes a cancelled entry."""
    told = _notices(conference)
    known = {entry.deadline for entry in earlier}
    entries = [_next(entry, told.get(entry.deadline), moment) for entry in earlier]
    entries += [
        DeadlineEntry(deadline=deadline, notice=notice, sequence=0, created=moment, last_modified=moment)
        for deadline, notice in told.items()
        if deadline not in known
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.notice.at, entry.deadline)))


def _notices(conference: Conference) -> dict[str, DeadlineNotice]:
    clock = ConferenceClock(conference)
    return {
        deadline.id: DeadlineNotice(
            title=deadline.title,
            at=clock.moment(clock.minutes_of(deadline.at)).astimezone(dt.UTC),
            time_zone=conference.time_zone,
            organizer=conference.organizer or conference.text(conference.name),
            url=conference.url,
        )
        for deadline in conference.deadlines
    }


def _next(known: DeadlineEntry, notice: DeadlineNotice | None, moment: dt.datetime) -> DeadlineEntry:
    told = notice if notice is not None else known.notice.model_copy(update={"cancelled": True})
    if told == known.notice:
        return known
    return known.model_copy(update={"notice": told, "sequence": known.sequence + 1, "last_modified": moment})
