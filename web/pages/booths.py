"""The booth plan as its page shows it: days, teams, assignments with their booths, and who sits where."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from scheduler.booth_plan import Assignment, Booth, BoothPlan, Duty, Named
from scheduler.conference import Conference
from scheduler.conference.text import Text
from scheduler.errors import NotFound
from web.pages.cards import Said, say
from web.pages.programme import ALL, Tab
from web.speech import Speech

Tongues = tuple[tuple[str, str], ...]
"""Languages: their tags and their names in the reader's language."""


@dataclass(frozen=True)
class ShownBooth:
    """A booth: its languages, seats, the ids of the people in it if they are known, and how many seats are empty.

    No names: the page has no access control, and they are for the workbook.
    """

    languages: Tongues
    seats: int
    people: tuple[str, ...] | None
    empty: int


@dataclass(frozen=True)
class ShownSession:
    """A session that is interpreted."""

    id: str
    title: Said
    start: dt.datetime
    end: dt.datetime
    room: Said | None
    languages: Tongues


@dataclass(frozen=True)
class ShownAssignment:
    """An assignment of a team, or of a room whose sessions have none. It `moves` if it has more than one room."""

    team: Named | None
    part: Said | None
    start: dt.datetime
    end: dt.datetime
    rooms: tuple[Said, ...]
    sessions: tuple[ShownSession, ...]
    booths: tuple[ShownBooth, ...]
    seats: int

    @property
    def moves(self) -> bool:
        """Say whether sessions must name their rooms themselves."""
        return len(self.rooms) > 1

    @property
    def day(self) -> dt.date:
        """The day on which it begins."""
        return self.start.date()


@dataclass(frozen=True)
class ShownDay:
    """The assignments of a day."""

    day: dt.date
    assignments: tuple[ShownAssignment, ...]


@dataclass(frozen=True)
class ShownDuty:
    """What an interpreter, known by the id, does: when, where, with which team, in which booth."""

    interpreter: str
    work: tuple[tuple[ShownAssignment, ShownBooth], ...]


@dataclass(frozen=True)
class ShownPlan:
    """Everything that the page shows; `lacking` counts the interpreted sessions without a team."""

    tabs: tuple[Tab, ...]
    chosen: str
    teams: tuple[Named, ...]
    team: Named | None
    days: tuple[ShownDay, ...]
    duties: tuple[ShownDuty, ...]
    interpreted: int
    lacking: int


def show(plan: BoothPlan, conference: Conference, team: str | None, asked: str, speech: Speech) -> ShownPlan:
    """Work out the page: of a team or of all, of the day that was asked for or of all.

    Raises NotFound for a day on which nothing is interpreted.
    """
    showing = _Showing(conference, speech)
    wanted = plan.assignments if team is None else plan.of_team(team)
    tabs, chosen = _tabs(plan, wanted), asked or ALL
    if chosen != ALL and chosen not in {tab.day.isoformat() for tab in tabs}:
        raise NotFound(f"nothing is interpreted on the day {asked}")
    seen = [showing.assignment(each) for each in wanted if chosen in (ALL, each.day.isoformat())]
    days = tuple(ShownDay(day, tuple(group)) for day, group in groupby(seen, key=lambda each: each.day))
    duties = BoothPlan(tuple(each for each in wanted if chosen in (ALL, each.day.isoformat())), plan.teams).duties()
    return ShownPlan(
        tabs=tabs,
        chosen=chosen,
        teams=plan.teams,
        team=next((each for each in plan.teams if each.id == team), None),
        days=days,
        duties=tuple(sorted((showing.duty(duty) for duty in duties), key=lambda duty: duty.interpreter)),
        interpreted=_sessions(plan.assignments),
        lacking=_sessions(plan.without_team),
    )


def _tabs(plan: BoothPlan, wanted: Iterable[Assignment]) -> tuple[Tab, ...]:
    """Give all days, also those on which a team does nothing: the tabs stay when the team changes."""
    number = Counter[dt.date]()
    for each in wanted:
        number[each.day] += len(each.sessions)
    return tuple(Tab(day, number[day]) for day, _ in plan.days())


def _sessions(assignments: Iterable[Assignment]) -> int:
    return sum(len(each.sessions) for each in assignments)


class _Showing:
    def __init__(self, conference: Conference, speech: Speech) -> None:
        self.conference, self.speech = conference, speech

    def assignment(self, each: Assignment) -> ShownAssignment:
        return ShownAssignment(
            team=each.team,
            part=self._said(each.part),
            start=each.start,
            end=each.end,
            rooms=tuple(say(room, self.speech, self.conference) for room in each.rooms),
            sessions=tuple(
                ShownSession(
                    id=session.id,
                    title=say(session.title, self.speech, self.conference),
                    start=session.start,
                    end=session.end,
                    room=self._said(session.room),
                    languages=self._tongues(session.languages),
                )
                for session in each.sessions
            ),
            booths=tuple(self._booth(booth) for booth in each.booths),
            seats=each.seats,
        )

    def duty(self, duty: Duty) -> ShownDuty:
        work = tuple((self.assignment(each), self._booth(booth)) for each, booth in duty.work)
        return ShownDuty(duty.interpreter.id, work)

    def _booth(self, booth: Booth) -> ShownBooth:
        people = None if booth.interpreters is None else tuple(person.id for person in booth.interpreters)
        return ShownBooth(self._tongues(booth.languages), booth.seats, people, booth.empty)

    def _tongues(self, tags: tuple[str, ...]) -> Tongues:
        return tuple((tag, self.speech.language(tag)) for tag in tags)

    def _said(self, text: Text | None) -> Said | None:
        return say(text, self.speech, self.conference) if text is not None else None
