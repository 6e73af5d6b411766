"""The conference's names and times, for sentences."""

import datetime as dt
from collections.abc import Iterable, Sequence

from scheduler.conference import Conference
from scheduler.translation.clock import ConferenceClock
from solver.rule import load

MOST_NAMED = 8
RULES = "solver.timetable.rules"


class Names:
    """Names sessions, people, rooms, bodies, rules and times as people of the conference know them."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.clock = ConferenceClock(conference)
        self._people = {person.id: person for person in conference.people}
        self._rooms = {room.id: room for room in conference.venue.rooms}

    def session(self, session: str) -> str:
        """Name a session: its id, and its title where it has one of its own."""
        own = self.conference.session[session].title
        return session if own is None else f"{session} “{self.conference.text(own)}”"

    def sessions(self, sessions: Iterable[str]) -> str:
        """Name several sessions."""
        return listed([self.session(session) for session in sessions])

    def person(self, person: str) -> str:
        """Name a person: by name, else by role, else by id."""
        known = self._people.get(person)
        name = known and (known.name or known.role)
        return f"{name} ({person})" if name else person

    def rooms(self, rooms: Iterable[str]) -> str:
        """Name rooms by their ids."""
        return listed(list(rooms), "or")

    def body(self, body: str) -> str:
        """Name a body."""
        return f"{self.conference.text(self.conference.body[body].name)} ({body})"

    def rule(self, rule: str) -> str:
        """Give a rule as an organizer would say it."""
        known = load(RULES).get(rule)
        return known.summary().rstrip(".") if known is not None else rule

    def moment(self, minutes: int) -> str:
        """Give a day and a time."""
        moment = self.clock.moment(minutes)
        return f"{_day(moment)} {moment:%H:%M}"

    def spans(self, spans: Sequence[tuple[int, int]]) -> str:
        """Give stretches of time, whole days by their date alone."""
        return listed([self._span(*span) for span in spans])

    def _span(self, start: int, end: int) -> str:
        begin, until = self.clock.moment(start), self.clock.moment(end)
        midnight = dt.time(0)
        if begin.time() == midnight and until.time() == midnight:
            last = until.date() - dt.timedelta(days=1)
            return _day(begin) if last == begin.date() else f"{_day(begin)} to {_day(last)}"
        if begin.date() == until.date():
            return f"{_day(begin)} {begin:%H:%M}–{until:%H:%M}"
        return f"{_day(begin)} {begin:%H:%M} to {_day(until)} {until:%H:%M}"


def _day(moment: dt.date) -> str:
    return f"{moment:%a} {moment.day} {moment:%B}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Write names as a list in a sentence; of very many, the first ones."""
    if len(names) > MOST_NAMED:
        return f"{', '.join(names[:MOST_NAMED])} {last} {len(names) - MOST_NAMED} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
