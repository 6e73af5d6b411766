"""What people are told of their own events: of a seat in a breakout group, of an assignment in a booth.

A seat is told by its group's session and by the person's roles in it, not by who else is there: whoever stays where
they are is sent nothing when others come and go.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Literal, get_args

from pydantic import AwareDatetime, Field

from scheduler.conference import Conference
from scheduler.conference.breakouts import LeadRole
from scheduler.conference.text import Identifier, Language, Part, Text
from scheduler.notices import Notice
from scheduler.roster.roster import Assignment, Roster
from scheduler.rotation.rotation import Group, Rotation, seat_id

What = Literal["seat", "assignment"]


class Sitting(Part):
    """A session of an assignment: what it is called, when and where."""

    title: Text
    start: AwareDatetime
    end: AwareDatetime
    room_name: Text | None


class PersonalNotice(Part):
    """What somebody is told of one of their own events; complete, for a later conference may lack its room.

    `title` is a seat's theme, or the name of an assignment's first session. A seat has its breakout, the round
    counted from 1, and the roles of who leads; an assignment has the languages of the booth and its sessions.
    """

    what: What
    title: Text
    start: AwareDatetime
    end: AwareDatetime
    time_zone: str
    room: Identifier | None
    room_name: Text | None
    building: Text | None
    organizer: str
    coordinates: tuple[float, float] | None = None
    url: str | None = None
    join_url: str | None = None
    breakout: Text | None = None
    round: Annotated[int, Field(ge=1)] | None = None
    roles: tuple[LeadRole, ...] = ()
    booth: tuple[Language, ...] = ()
    sittings: tuple[Sitting, ...] = ()

    @property
    def key(self) -> str:
        """Name the notice by what it says."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:20]


@dataclass(frozen=True)
class Named:
    """A notice for one person; `identity` is that of the event for its whole life, `key` that of the notice."""

    what: What
    identity: str
    person: str
    key: str


class Telling:
    """All that people are told of their own events: each notice once, and whom it is for."""

    def __init__(self) -> None:
        self.notices: dict[str, PersonalNotice] = {}
        self.named: list[Named] = []

    def add(self, notice: PersonalNotice, people: Mapping[str, str]) -> None:
        """Tell people of something; `people` gives the person of each identity."""
        key = notice.key
        self.notices[key] = notice
        self.named += [Named(notice.what, identity, person, key) for identity, person in people.items()]


def told(
    conference: Conference, notices: Mapping[str, Notice], roster: Roster | None, rotations: tuple[Rotation, ...]
) -> Telling:
    """Give what everybody is told; `notices` are what the public is told of the sessions."""
    telling = Telling()
    for rotation in rotations:
        for notice, people in _seats(conference, notices, rotation):
            telling.add(notice, people)
    for assignment in roster.assignments if roster is not None else ():
        for notice, people in _booths(notices, assignment):
            telling.add(notice, people)
    return telling


def _seats(
    conference: Conference, notices: Mapping[str, Notice], rotation: Rotation
) -> Iterator[tuple[PersonalNotice, dict[str, str]]]:
    breakout = next(block for block in conference.breakouts if block.id == rotation.breakout)
    themes = {theme.id: theme.name for theme in breakout.themes}
    for number, each in enumerate(rotation.rounds, 1):
        for group in each.groups:
            about = {"title": themes[group.theme], "breakout": breakout.name, "round": number}
            for roles, people in _by_roles(group).items():
                notice = _placed("seat", notices[group.session], about | {"roles": roles})
                yield notice, {seat_id(rotation.breakout, person, number): person for person in people}


def _by_roles(group: Group) -> dict[tuple[LeadRole, ...], list[str]]:
    """Give the people of a group by the roles in which they lead it."""
    roles: dict[str, set[LeadRole]] = {person: set() for person in group.people}
    for person in group.facilitators:
        roles[person].add("facilitator")
    for lead in group.leads:
        roles[lead.person].add(lead.role)
    found: dict[tuple[LeadRole, ...], list[str]] = {}
    for person, held in roles.items():
        found.setdefault(tuple(role for role in get_args(LeadRole) if role in held), []).append(person)
    return found


def _booths(notices: Mapping[str, Notice], assignment: Assignment) -> Iterator[tuple[PersonalNotice, dict[str, str]]]:
    sittings = tuple(
        Sitting(title=told.title, start=told.start, end=told.end, room_name=told.room_name)
        for told in (notices[each.session] for each in assignment.sessions)
    )
    span = {"start": assignment.start.astimezone(dt.UTC), "end": assignment.end.astimezone(dt.UTC)}
    for booth in assignment.booths:
        about = span | {"booth": booth.languages, "sittings": sittings}
        # The parts of an assignment's name are ids, which have neither spaces nor slashes.
        name = assignment.id.replace(" ", "/")
        people = {f"{name}/{person}": person for person in sorted(booth.interpreters)}
        if people:
            yield _placed("assignment", notices[assignment.sessions[0].session], about), people


def _placed(what: What, session: Notice, about: Mapping[str, object]) -> PersonalNotice:
    """Give a notice with the time and place of a session, as far as it does not say them itself."""
    taken = session.model_dump(include=PersonalNotice.model_fields.keys() & Notice.model_fields.keys())
    return PersonalNotice.model_validate({"what": what, **taken, **about})
