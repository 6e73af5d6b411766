"""What a booth plan is made of, by day, by team and by interpreter."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from scheduler.conference.text import Text


@dataclass(frozen=True)
class Named:
    """A team or an interpreter; who has no name goes by the id."""

    id: str
    name: str


@dataclass(frozen=True)
class Interpreted:
    """A session that is interpreted, on the conference's clock; the room goes by its id where it has no name."""

    id: str
    title: Text
    start: dt.datetime
    end: dt.datetime
    room: Text | None
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Booth:
    """A booth of one language, or of two that share it: its seats, and who sits there; None if nobody knows."""

    languages: tuple[str, ...]
    seats: int
    interpreters: tuple[Named, ...] | None = None

    @property
    def empty(self) -> int:
        """How many seats are known to have nobody."""
        return 0 if self.interpreters is None else self.seats - len(self.interpreters)


@dataclass(frozen=True)
class Assignment:
    """All sessions that a team interprets in one period of a day; without a team, those of a room.

    `id` is that of the roster; `part` is the part of the day in which it begins.
    """

    id: str
    team: Named | None
    part: Text | None
    sessions: tuple[Interpreted, ...]
    booths: tuple[Booth, ...]

    @property
    def start(self) -> dt.datetime:
        """When the first session starts."""
        return self.sessions[0].start

    @cached_property
    def end(self) -> dt.datetime:
        """When the last session to end ends."""
        # Within one zone Python compares what the clocks show; only UTC gives the time that passes.
        return max((session.end for session in self.sessions), key=lambda moment: moment.astimezone(dt.UTC))

    @property
    def day(self) -> dt.date:
        """The day on which it begins."""
        return self.start.date()

    @property
    def rooms(self) -> tuple[Text, ...]:
        """The rooms in the order in which the team works in them, each once."""
        rooms: list[Text] = []
        for session in self.sessions:
            if session.room is not None and session.room not in rooms:
                rooms.append(session.room)
        return tuple(rooms)

    @property
    def seats(self) -> int:
        """How many interpreters it needs."""
        return sum(booth.seats for booth in self.booths)


@dataclass(frozen=True)
class Duty:
    """What one interpreter does: assignments in the order of time, each with the booth."""

    interpreter: Named
    work: tuple[tuple[Assignment, Booth], ...]


@dataclass(frozen=True)
class BoothPlan:
    """All assignments in the order of time, and all teams, also those that have nothing to do."""

    assignments: tuple[Assignment, ...]
    teams: tuple[Named, ...]

    @property
    def without_team(self) -> tuple[Assignment, ...]:
        """The assignments that no team of the conference has."""
        return tuple(each for each in self.assignments if each.team is None)

    def days(self) -> tuple[tuple[dt.date, tuple[Assignment, ...]], ...]:
        """Give the days on which something is interpreted, with their assignments."""
        return tuple((day, tuple(each)) for day, each in groupby(self.assignments, lambda each: each.day))

    def of_team(self, team: str) -> tuple[Assignment, ...]:
        """Give what a team does, in the order of time."""
        return tuple(each for each in self.assignments if each.team is not None and each.team.id == team)

    def duties(self) -> tuple[Duty, ...]:
        """Give what each interpreter with a seat does, by name."""
        work: dict[Named, list[tuple[Assignment, Booth]]] = {}
        for assignment in self.assignments:
            for booth in assignment.booths:
                for interpreter in booth.interpreters or ():
                    work.setdefault(interpreter, []).append((assignment, booth))
        people = sorted(work, key=lambda person: (person.name.casefold(), person.id))
        return tuple(Duty(person, tuple(work[person])) for person in people)
