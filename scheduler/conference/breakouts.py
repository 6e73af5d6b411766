"""Breakouts: themes, rounds of groups, who takes part, who leads, what is asked of their rotation."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from scheduler.conference.calendar import Span
from scheduler.conference.people import Stakeholder
from scheduler.conference.text import Identifier, Language, Line, Part, Text, short


def _email(text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        raise ValueError(f"“{short(text)}” is not an e-mail address; write it like name@example.org")
    return text


Email = Annotated[str, Field(max_length=254, description="An e-mail address."), AfterValidator(_email)]
RoundNumber = Annotated[int, Field(ge=1, le=20)]
LeadRole = Literal["facilitator", "rapporteur", "timekeeper", "remote-helper"]
Form = Literal["groups", "cafe", "fishbowl"]
Together = Annotated[tuple[Identifier, ...], Field(min_length=2, max_length=10_000)]
EarlierGroup = Annotated[tuple[Identifier, ...], Field(max_length=10_000)]


class Theme(Part):
    """A subject that sessions share, or that a breakout group discusses."""

    id: Identifier
    name: Text


class Participant(Part):
    """A person who attends a breakout: who they are, what they speak, themes in the order of preference.

    Region, stakeholder type, gender, youth and `attributes` of one's own are what groups are balanced by. `strength`
    multiplies what a wish that is not met costs. They are not there in the rounds `absent`, nor in one that is not
    wholly inside one of `available`, nor while they are needed in another session as the person of the same id.
    """

    id: Identifier
    name: Line | None = None
    email: Email | None = None
    delegation: Identifier | None = None
    region: Identifier | None = None
    stakeholder: Stakeholder | None = None
    gender: Line | None = None
    youth: bool | None = None
    attributes: Annotated[dict[Line, Line], Field(max_length=50)] = Field(default_factory=dict)
    languages: tuple[Language, ...] = ()
    wishes: tuple[Identifier, ...] = ()
    strength: Annotated[int, Field(ge=1, le=100)] = 1
    absent: tuple[RoundNumber, ...] = ()
    available: tuple[Span, ...] | None = None


class Lead(Part):
    """A participant who leads the groups of a theme, or one group by its session; in all rounds if none are named."""

    person: Identifier
    theme: Identifier | None = None
    session: Identifier | None = None
    rounds: tuple[RoundNumber, ...] | None = None
    role: LeadRole = "facilitator"


class EarlierRound(Part):
    """A round of an earlier event: who sat together in it. People who are not here any more do no harm."""

    name: Line
    groups: Annotated[tuple[EarlierGroup, ...], Field(max_length=1_000)]


class Aim(Part):
    """What is searched for at one time: rules whose costs are added up.

    Aims are met in their order; those that follow may spend `slack` of what this one has reached, in units of cost.
    """

    rules: Annotated[tuple[str, ...], Field(min_length=1)]
    slack: Annotated[int, Field(ge=0, le=1_000_000_000)] = 0


AIMS = tuple(
    Aim(rules=(name,))
    for name in ("wishes_are_met", "people_meet_new_people", "groups_need_few_languages", "groups_are_alike")
)


class Breakout(Part):
    """A block of breakout rounds: the themes, the group sessions of each round, introduction and report back.

    `together` and `apart` are sets of participants who sit in one group, or each in another, in every round.
    `earlier` are rounds of earlier events, so that people meet others this time. `rules` sets the rules of the
    rotation's rule book: `{group_sizes_are_alike: {balance: 4}}`.
    """

    id: Identifier
    name: Text
    form: Form = "groups"
    themes: Annotated[tuple[Theme, ...], Field(min_length=1, max_length=500)]
    rounds: Annotated[tuple[tuple[Identifier, ...], ...], Field(min_length=1, max_length=20)]
    introduction: Identifier | None = None
    report_back: Identifier | None = None
    group_minimum: Annotated[int, Field(ge=0, le=10_000)] = 0
    group_maximum: Annotated[int, Field(ge=1, le=10_000)] | None = None
    participants: Annotated[tuple[Participant, ...], Field(max_length=100_000)] = ()
    leads: Annotated[tuple[Lead, ...], Field(max_length=20_000)] = ()
    together: Annotated[tuple[Together, ...], Field(max_length=20_000)] = ()
    apart: Annotated[tuple[Together, ...], Field(max_length=20_000)] = ()
    earlier: Annotated[tuple[EarlierRound, ...], Field(max_length=200)] = ()
    aims: Annotated[tuple[Aim, ...], Field(max_length=50)] = AIMS
    rules: dict[str, dict[str, Any]] = Field(default_factory=dict)
