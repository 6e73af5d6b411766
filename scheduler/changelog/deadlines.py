"""Which deadlines differ between two versions, and in what: time or title."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from scheduler.changelog.difference import Aspect, aspects
from scheduler.conference.text import Identifier, Part
from scheduler.deadlines import DeadlineNotice
from scheduler.versions import Version


class DeadlineDifference(Part):
    """In what a deadline differs; `before` and `after` are None where there is none."""

    deadline: Identifier
    aspects: tuple[Aspect, ...]
    before: DeadlineNotice | None
    after: DeadlineNotice | None

    @property
    def told(self) -> DeadlineNotice:
        """What is told of it now, or was told last."""
        told = self.after or self.before
        if told is None:
            raise ValueError(f"{self.deadline} is a deadline in neither version")
        return told


def local(notice: DeadlineNotice) -> dt.datetime:
    """Give the moment of a deadline on the clock of the place."""
    return notice.at.astimezone(ZoneInfo(notice.time_zone))


_COMPARED: dict[Aspect, Callable[[DeadlineNotice], object]] = {
    "time": lambda told: (told.at, told.time_zone),
    "title": lambda told: told.title,
    "details": lambda told: told.organizer,
}


def deadline_differences(before: Version, after: Version) -> tuple[DeadlineDifference, ...]:
    """Give every deadline that differs from one version to another, in the order of time."""
    old, new = _told(before), _told(after)
    known = {entry.deadline for entry in before.deadlines}
    found = []
    for deadline in sorted(old.keys() | new.keys()):
        was, is_now = old.get(deadline), new.get(deadline)
        if differing := aspects(was, is_now, _COMPARED, known=deadline in known):
            found.append(DeadlineDifference(deadline=deadline, aspects=differing, before=was, after=is_now))
    return tuple(sorted(found, key=lambda each: (each.told.at, each.deadline)))


def _told(version: Version) -> dict[str, DeadlineNotice]:
    return {entry.deadline: entry.notice for entry in version.deadlines if not entry.notice.cancelled}
