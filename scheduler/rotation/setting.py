"""When and where the groups of a breakout meet: by a timetable, else by what is pinned."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.conference.sessions import Session, pinned_start
from scheduler.conference.venue import Room, seats
from scheduler.timetable import Timetable
from scheduler.translation.clock import ConferenceClock

Stretch = tuple[int, int]  # from a minute to a minute of the conference's clock


class Setting:
    """Times and rooms of sessions. Names that nothing has are left out: the check of names tells them."""

    def __init__(self, conference: Conference, timetable: Timetable | None = None) -> None:
        self.conference = conference
        self.clock = ConferenceClock(conference)
        self._placed = None if timetable is None else timetable.placed()
        self._rooms = {room.id: room for room in conference.venue.rooms}

    @cached_property
    def times(self) -> dict[str, Stretch]:
        """The sessions whose time is known."""
        found = {session.id: self._time(session) for session in self.conference.sessions}
        return {name: time for name, time in found.items() if time is not None}

    def round_time(self, sessions: Iterable[str]) -> Stretch | None:
        """Give the time of a round; None while no group of it has one."""
        known = [self.times[name] for name in sessions if name in self.times]
        return (min(start for start, _ in known), max(end for _, end in known)) if known else None

    def room(self, session: str) -> str | None:
        """Give the room of a session, if it is known."""
        if self._placed is not None:
            return self._placed[session].room if session in self._placed else None
        return self.conference.session[session].room if session in self.conference.session else None

    def most(self, block: Breakout, session: str) -> int | None:
        """Give how many may sit in a group: by the breakout, and by its room; None if nothing limits them."""
        limits = [block.group_maximum, self._seats(session)]
        return min((limit for limit in limits if limit is not None), default=None)

    def _seats(self, session: str) -> int | None:
        room = self._rooms.get(self.room(session) or "")
        if room is None or session not in self.conference.session:
            return None
        layout = self.conference.session[session].layout
        return seats(room, layout) if self._is_laid_out(layout, room) else None

    def _is_laid_out(self, layout: str, room: Room) -> bool:
        """Tell whether seats are counted in a layout: where no room has it, nobody has counted them."""
        return isinstance(room.seats, int) or any(
            isinstance(each.seats, int) or layout in each.seats for each in self._rooms.values()
        )

    def _time(self, session: Session) -> Stretch | None:
        if self._placed is not None:
            placed = self._placed.get(session.id)
            return None if placed is None else (self._minute(placed.start), self._minute(placed.end))
        local = pinned_start(session)
        start = None if local is None else self.clock.minutes_of(local)
        return None if start is None else (start, start + session.minutes)

    def _minute(self, moment: dt.datetime) -> int:
        return int(self.clock.minutes_at(moment) // 1)
