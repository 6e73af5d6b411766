"""What differs between two versions of a conference, session by session, told apart as readers do."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Literal, TypeVar, get_args
from zoneinfo import ZoneInfo

from scheduler.changes import people_of
from scheduler.conference.text import Identifier, Language, Part
from scheduler.notices import Notice
from scheduler.versions import Version

Aspect = Literal["new", "back", "cancelled", "time", "room", "language", "people", "title", "agenda", "details"]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
T = TypeVar("T")


class Told(Part):
    """What a version tells of a session that takes place. `people` are ids; the public is not told who they are."""

    notice: Notice
    languages: tuple[Language, ...]
    people: tuple[Identifier, ...] = ()

    @property
    def zone(self) -> str:
        """The time zone of the place."""
        return self.notice.time_zone

    @property
    def start(self) -> dt.datetime:
        """The start, on the clock of the place."""
        return self.notice.start.astimezone(ZoneInfo(self.zone))

    @property
    def end(self) -> dt.datetime:
        """The end, on the clock of the place."""
        return self.notice.end.astimezone(ZoneInfo(self.zone))

    @property
    def day(self) -> dt.date:
        """The day on which it starts, at the place."""
        return self.start.date()


class Difference(Part):
    """In what a session differs, in the order of ASPECTS; `before` and `after` are None where it takes no place.

    A session that is new, back or cancelled differs in nothing else: there is nothing to compare it with.
    """

    session: Identifier
    aspects: tuple[Aspect, ...]
    before: Told | None
    after: Told | None

    @property
    def told(self) -> Told:
        """What is told of it now, or was told last."""
        told = self.after or self.before
        if told is None:
            raise ValueError(f"{self.session} takes place in neither version")
        return told

    @property
    def is_dropped(self) -> bool:
        """Whether it no longer takes place."""
        return self.after is None

    @property
    def is_moved(self) -> bool:
        """Whether it takes place at another time or in another room; a room's new name is no move."""
        if self.before is None or self.after is None:
            return False
        old, new = self.before.notice, self.after.notice
        return (old.start, old.end, old.room) != (new.start, new.end, new.room)


_NO_DETAILS = {"start", "end", "time_zone", "room", "room_name", "building", "floor", "interpretation"}
_NO_DETAILS |= {"title", "items", "cancelled"}
_NO_DETAILS |= {"url"}  # an address is for programs, and may follow the day
_COMPARED: dict[Aspect, Callable[[Told], object]] = {
    "time": lambda told: (told.notice.start, told.notice.end, told.notice.time_zone),
    "room": lambda told: (told.notice.room, told.notice.room_name, told.notice.building, told.notice.floor),
    "language": lambda told: told.languages,
    "people": lambda told: told.people,
    "title": lambda told: told.notice.title,
    "agenda": lambda told: told.notice.items,
    # All that is left of the notice, so that what sends an update to calendars is not passed over in silence.
    "details": lambda told: told.notice.model_dump(exclude=_NO_DETAILS),
}


def differences(before: Version, after: Version) -> tuple[Difference, ...]:
    """Give every session that differs from one version to another, earlier or later, in the order of time."""
    old, new = _told(before), _told(after)
    found = []
    for session in sorted(old.keys() | new.keys()):
        was, is_now = old.get(session), new.get(session)
        if differing := aspects(was, is_now, _COMPARED, known=session in before.entry):
            found.append(Difference(session=session, aspects=differing, before=was, after=is_now))
    return tuple(sorted(found, key=lambda each: (each.told.start, each.session)))


def _told(version: Version) -> dict[str, Told]:
    return {
        entry.session: Told(
            notice=entry.notice,
            languages=version.spoken[entry.session],
            people=people_of(version.conference, entry.session),
        )
        for entry in version.programme
    }


def aspects(
    before: T | None, after: T | None, compared: Mapping[Aspect, Callable[[T], object]], *, known: bool
) -> tuple[Aspect, ...]:
    """Say in what two things that were told differ; `known` says that an earlier version told of it."""
    if after is None:
        return ("cancelled",)
    if before is None:
        return ("back",) if known else ("new",)
    return tuple(aspect for aspect, part in compared.items() if part(before) != part(after))
