"""TIMETABLE.json: a timetable with its proof, as every command reads and writes it."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from scheduler.conference.text import Language

Identifier = Annotated[str, Field(min_length=1, max_length=64)]


class Part(BaseModel):
    """A piece of a timetable: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class MadeBy(Part):
    """What made the timetable, to be able to make it again."""

    program: str
    ortools: str
    seed: int
    workers: int


class Proof(Part):
    """How good the timetable is known to be."""

    status: Literal["OPTIMAL", "FEASIBLE", "INFEASIBLE", "NO_ANSWER"]
    cost: int | None
    bound: int | None
    seconds: float

    @property
    def gap(self) -> float | None:
        """The share of the cost that is not proven to be necessary, 0.0 to 1.0."""
        if self.cost is None or self.bound is None:
            return None
        return (self.cost - self.bound) / self.cost if self.cost else 0.0


class Term(Part):
    """What one preference costs: amount x weight."""

    amount: int
    weight: int


class Placement(Part):
    """A session in time and place, with the languages into which it is interpreted."""

    session: Identifier
    start: AwareDatetime
    end: AwareDatetime
    room: Identifier | None
    interpretation: tuple[Language, ...] = ()
    team: Identifier | None = None


class Unplaced(Part):
    """A session that has no place, and why."""

    session: Identifier
    why: str


class Violation(Part):
    """One place where the timetable breaks a rule."""

    rule: str
    level: Literal["hard", "stability", "preference"]
    sessions: tuple[str, ...]
    text: str


class AgendaEntry(Part):
    """What a session takes of an open item of the agenda: so many minutes, or its adoption, which takes none."""

    item: Annotated[str, Field(min_length=1, max_length=20)]
    session: Identifier
    minutes: Annotated[int, Field(ge=0)]
    adoption: bool = False


class Timetable(Part):
    """All placements of a conference, with the proof, the terms of the cost and the violations.

    `agenda` says which session takes which open item; it follows from the placements and is worked out anew from
    them wherever it is needed.
    """

    conference: Identifier
    problem: str
    made_by: MadeBy
    proof: Proof
    terms: dict[str, Term] = {}
    placements: Annotated[tuple[Placement, ...], Field(max_length=5_000)]
    unplaced: tuple[Unplaced, ...] = ()
    violations: tuple[Violation, ...] = ()
    agenda: Annotated[tuple[AgendaEntry, ...], Field(max_length=20_000)] = ()

    def placed(self) -> dict[str, Placement]:
        """Give the placements by session."""
        return {placement.session: placement for placement in self.placements}


def in_zone(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Give the same instant on the conference's clock."""
    return moment.astimezone(zone)
