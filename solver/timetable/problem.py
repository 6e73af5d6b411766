"""A timetable problem: plain values, minutes since an origin, ids; nothing of zones, files or people's titles."""

from functools import cached_property
from hashlib import sha256
from itertools import combinations
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from solver.timetable.groupings import Group, Interest, Subject, Theme, Unwelcome
from solver.timetable.values import (
    Body,
    Break,
    Breakout,
    Day,
    Delegations,
    Item,
    Minutes,
    Observance,
    Part,
    Person,
    Precedence,
    Published,
    Room,
    Session,
    Team,
    Value,
)
from solver.values import canonical

BY_ID = (
    "days",
    "parts",
    "rooms",
    "people",
    "teams",
    "bodies",
    "sessions",
    "breakouts",
    "items",
    "groups",
    "subjects",
    "themes",
)


class Problem(Value):
    """Everything one search needs, in an order that does not depend on the order of the input.

    `step` is the grid of starts in minutes; `travel` gives minutes from place to place, `travel[p][p]` between
    two rooms of one place; `rules` holds the settings of rules by name, the rest stand at their defaults.
    Without `teams` nobody asks who interprets; with them, `most_assignments` and `most_interpreter_days` bound what
    they work in all, if they are given.
    What has been `published` should stay; what begins before `frozen_until` may not change any more.
    """

    kind: Literal["timetable"] = "timetable"
    step: int = Field(default=15, ge=1)
    days: tuple[Day, ...] = ()
    parts: tuple[Part, ...] = ()
    rooms: tuple[Room, ...] = ()
    people: tuple[Person, ...] = ()
    teams: tuple[Team, ...] = ()
    most_assignments: int | None = Field(default=None, ge=0)
    most_interpreter_days: int | None = Field(default=None, ge=0)
    bodies: tuple[Body, ...] = ()
    sessions: tuple[Session, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    breakouts: tuple[Breakout, ...] = ()
    delegations: tuple[Delegations, ...] = ()
    breaks: tuple[Break, ...] = ()
    observances: tuple[Observance, ...] = ()
    items: tuple[Item, ...] = ()
    groups: tuple[Group, ...] = ()
    subjects: tuple[Subject, ...] = ()
    interests: tuple[Interest, ...] = ()
    themes: tuple[Theme, ...] = ()
    unwelcome: tuple[Unwelcome, ...] = ()
    travel: dict[str, dict[str, int]] = Field(default_factory=dict)
    rules: dict[str, dict[str, Any]] = Field(default_factory=dict)
    published: tuple[Published, ...] = ()
    frozen_until: Minutes | None = None

    @model_validator(mode="after")
    def _put_in_order(self) -> Self:
        for field in BY_ID:
            object.__setattr__(self, field, tuple(sorted(getattr(self, field), key=lambda item: str(item.id))))
        for field in ("precedences", "delegations", "breaks", "observances", "interests", "unwelcome", "published"):
            object.__setattr__(self, field, tuple(sorted(getattr(self, field), key=canonical)))
        return self

    @cached_property
    def session(self) -> dict[str, Session]:
        """The sessions by id."""
        return {session.id: session for session in self.sessions}

    @cached_property
    def room(self) -> dict[str, Room]:
        """The rooms by id."""
        return {room.id: room for room in self.rooms}

    @cached_property
    def body(self) -> dict[str, Body]:
        """The bodies by id."""
        return {body.id: body for body in self.bodies}

    @cached_property
    def person(self) -> dict[str, Person]:
        """The people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def team(self) -> dict[str, Team]:
        """The teams by id."""
        return {team.id: team for team in self.teams}

    @cached_property
    def on_theme(self) -> dict[str, tuple[str, ...]]:
        """The sessions on each theme that has any, in order."""
        themes = sorted({session.theme for session in self.sessions if session.theme is not None})
        return {theme: tuple(s.id for s in self.sessions if s.theme == theme) for theme in themes}

    @cached_property
    def wanted_together(self) -> dict[tuple[str, str], int]:
        """For each pair of sessions, in order, the people who want both; sessions that are not there do not count."""
        return _pairs(self, registered=False)

    @cached_property
    def registered_together(self) -> dict[tuple[str, str], int]:
        """For each pair of sessions, in order, the people who are registered for both."""
        return _pairs(self, registered=True)

    @cached_property
    def agendas(self) -> dict[tuple[str, ...], int]:
        """For each set of sessions, in order, the people who want just these of those that are there, or must."""
        people: dict[tuple[str, ...], int] = {}
        for interest in self.interests:
            sessions = tuple(sorted(interest.sessions & self.session.keys()))
            people[sessions] = people.get(sessions, 0) + interest.count
        return dict(sorted(people.items()))

    def digest(self) -> str:
        """Name the problem by its content: equal for the same input in any order."""
        return "sha256:" + sha256(canonical(self).encode()).hexdigest()


def _pairs(problem: Problem, registered: bool) -> dict[tuple[str, str], int]:
    pairs: dict[tuple[str, str], int] = {}
    for interest in problem.interests:
        if interest.registered == registered:
            for pair in combinations(sorted(interest.sessions & problem.session.keys()), 2):
                pairs[pair] = pairs.get(pair, 0) + interest.count
    return dict(sorted(pairs.items()))
