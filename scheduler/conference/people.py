"""Who takes part: people with roles, and delegations with sizes and interests."""

from typing import Annotated, Literal

from pydantic import Field

from scheduler.conference.calendar import Span
from scheduler.conference.text import Identifier, Language, Line, Part

Stakeholder = Literal[
    "member-state",
    "sector-member",
    "private-sector",
    "academia",
    "civil-society",
    "international-organization",
    "financial-institution",
    "regional-organization",
    "secretariat",
    "youth",
]


class Person(Part):
    """Somebody whom sessions need: an officer, a speaker, a facilitator. `available` absent means always.

    `poor_hours` and `bad_hours` are when it is early or late, or night, for somebody who joins from afar.
    """

    id: Identifier
    name: Line | None = None
    role: Line | None = None
    organization: Line | None = None
    region: Identifier | None = None
    stakeholder: Stakeholder | None = None
    languages: tuple[Language, ...] = ()
    high_level: bool = False
    available: tuple[Span, ...] | None = None
    poor_hours: tuple[Span, ...] = ()
    bad_hours: tuple[Span, ...] = ()


class Delegation(Part):
    """A member's people: how many, how many of them on site, and which bodies they follow.

    `follows` absent means every statutory body and every P2C body.
    """

    id: Identifier
    name: Line | None = None
    region: Identifier | None = None
    size: Annotated[int, Field(ge=1, le=100_000)]
    on_site: Annotated[int, Field(ge=0, le=100_000)] | None = None
    languages: tuple[Language, ...] = ()
    follows: frozenset[Identifier] | None = None
    host: bool = False


class Region(Part):
    """A region and the organization in which its members coordinate."""

    id: Identifier
    name: Line
    organization: Identifier | None = None
