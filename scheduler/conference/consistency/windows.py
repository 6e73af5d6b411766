"""Time for every session: one of the parts of its days must be long enough, and hold its pinned start."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from scheduler.conference import Conference
from scheduler.conference.bodies import Body
from scheduler.conference.calendar import Span
from scheduler.conference.consistency.calendar import hours, parts_of
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.consistency.local_times import instead
from scheduler.conference.sessions import Session, pinned_start
from scheduler.locations import Location
from scheduler.translation.clock import ConferenceClock


class Stretch(NamedTuple):
    """Time in which a session may lie, in minutes, and the day and part of the day to which it belongs."""

    start: int
    end: int
    date: dt.date
    part: str


def findings(conference: Conference) -> Iterator[Finding]:
    """Find sessions that fit nowhere, and pinned starts at which they cannot begin."""
    windows = Windows(conference)
    for position, session in enumerate(conference.sessions):
        if windows.understands(session):
            yield from _fits(("sessions", position), session, windows)


def _fits(at: Location, session: Session, windows: "Windows") -> Iterator[Finding]:
    stretches = windows.of(session)
    longest = max(stretches, key=windows.usable, default=None)
    if session.start is not None and pinned_start(session) is None:
        what = f"a start without a date needs exactly one day in days; write it like 2022-06-08 {session.start}"
        yield Finding((*at, "start"), what)
    if longest is None:
        what = "there is no time for it: its days, parts and windows and its body's window have none in common"
        yield Finding(at, what)
    elif windows.usable(longest) < session.minutes:
        what = (
            f"{session.minutes} minutes fit nowhere: the longest time that it may use, {longest.part} of"
            f" {longest.date}, has {windows.usable(longest)}; shorten it, or allow it other parts"
        )
        yield Finding((*at, "minutes"), what)
    else:
        yield from _pinned(at, session, windows, stretches)


def _pinned(at: Location, session: Session, windows: "Windows", stretches: list[Stretch]) -> Iterator[Finding]:
    local = pinned_start(session)
    if local is None or instead(local, windows.conference) is not None:
        return
    start = windows.clock.minutes_of(local)
    if start % windows.step:
        near = start - start % windows.step
        on_grid = f"{windows.shown(near)} and {windows.shown(near + windows.step)}"
        what = f"{local[11:]} is not on the grid of {windows.step} minutes; {on_grid} are"
        yield Finding((*at, "start"), what)
    if not any(each.start <= start and start + session.minutes <= each.end for each in stretches):
        end = windows.shown(start + session.minutes)
        what = f"{local} to {end} lies in no time that it may use{_same_day(local, windows, stretches)}"
        yield Finding((*at, "start"), what)


def _same_day(local: str, windows: "Windows", stretches: list[Stretch]) -> str:
    there = [
        f"{each.part} {windows.shown(each.start)}–{windows.shown(each.end)}"
        for each in stretches
        if str(each.date) == local[:10]
    ]
    return f"; on this day it may use {', '.join(there)}" if there else f"; it may not use {local[:10]} at all"


class Windows:
    """The time that the sessions of a conference may use."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.clock = ConferenceClock(conference)
        self.step = conference.calendar.grid_minutes
        self._days = {day.date for day in conference.calendar.days}
        self._parts = {part.id for part in conference.calendar.parts}
        self._windows: dict[str, tuple[Span, ...]] = {}
        self._all = [
            stretch
            for day in {day.date: day for day in conference.calendar.days}.values()
            for part in parts_of(day, conference)
            if (stretch := self._stretch(day.date, part.id, *hours(part, day.date))).start < stretch.end
        ]

    def understands(self, session: Session) -> bool:
        """Tell whether all that bounds a session is known and in order; other checks say if it is not."""
        known = (session.body is None or session.body in self.conference.body) and (
            self._days.issuperset(session.days or ()) and self._parts.issuperset(session.parts or ())
        )
        return known and all(self._span(span)[0] < self._span(span)[1] for span in session.windows or ())

    def of(self, session: Session) -> list[Stretch]:
        """Give the time that a session may use."""
        stretches = [
            stretch
            for stretch in self._all
            if (session.days is None or stretch.date in session.days)
            and (session.parts is None or stretch.part in session.parts)
        ]
        if session.windows is not None:
            stretches = self._within(stretches, session.windows)
        for window in self._windows_of(session.body):
            stretches = self._within(stretches, (window,))
        return stretches

    def usable(self, stretch: Stretch) -> int:
        """Give the minutes from the first start on the grid to the end."""
        return stretch.end + (-stretch.start // self.step) * self.step

    def shown(self, minutes: int) -> str:
        """Give the time of day that the conference's clocks show."""
        return f"{self.clock.moment(minutes):%H:%M}"

    def _stretch(self, date: dt.date, part: str, start: str, end: str) -> Stretch:
        return Stretch(self.clock.minutes(date, start), self.clock.minutes(date, end), date, part)

    def _span(self, span: Span) -> tuple[int, int]:
        return self.clock.minutes_of(span.start), self.clock.minutes_of(span.end)

    def _within(self, stretches: list[Stretch], windows: tuple[Span, ...]) -> list[Stretch]:
        return [
            Stretch(max(each.start, start), min(each.end, end), each.date, each.part)
            for start, end in map(self._span, windows)
            for each in stretches
            if max(each.start, start) < min(each.end, end)
        ]

    def _windows_of(self, body: str | None) -> tuple[Span, ...]:
        """Give the windows of a body and of those above it; bodies may be above themselves, `order` says so."""
        path: dict[str, Body] = {}
        while body is not None and body not in self._windows and body not in path:
            if body not in self.conference.body:
                break
            path[body] = self.conference.body[body]
            body = path[body].parent
        above = self._windows.get(body or "", ())
        for name, each in reversed(path.items()):
            mine = each.window is not None and self._span(each.window)[0] < self._span(each.window)[1]
            above = (each.window, *above) if each.window is not None and mine else above
            self._windows[name] = above
        return above
