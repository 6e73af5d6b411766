"""ROSTER.json: who sits in which booth, with the proof, as every command reads and writes it."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from scheduler import timetable
from scheduler.timetable import Identifier, MadeBy, Part


class Proof(timetable.Proof):
    """How good the roster is known to be.

    `cost` and `bound` are about the preferences. `lacking` adds up, by the weights of `terms`, empty seats and
    languages that do not reach each other; `changes` counts seats of the earlier roster that have another holder.
    No roster lacks less than `least_lacking`, and none that lacks as little changes less than `fewest_changes`.
    """

    lacking: int | None = None
    least_lacking: int | None = None
    changes: int | None = None
    fewest_changes: int | None = None


class Term(timetable.Term):
    """What one rule that is not hard costs: amount x weight, on its level."""

    level: Literal["coverage", "stability", "preference"]


class Turn(Part):
    """Who speaks from when to when, into which language."""

    interpreter: Identifier
    into: str
    start: AwareDatetime
    end: AwareDatetime


class Booth(Part):
    """A booth: its languages, its seats, who sits in it, who speaks when."""

    languages: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)]
    seats: Annotated[int, Field(ge=1)]
    interpreters: tuple[Identifier, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def id(self) -> str:
        """Name the booth within its assignment, as the solver does."""
        return "+".join(sorted(self.languages))


class Session(Part):
    """A session of an assignment, in time and place."""

    session: Identifier
    start: AwareDatetime
    end: AwareDatetime
    room: Identifier | None

    @property
    def minutes(self) -> int:
        """How long it takes."""
        # Within one zone Python subtracts what the clocks show; only UTC gives the time that passes.
        return round((self.end.astimezone(dt.UTC) - self.start.astimezone(dt.UTC)).total_seconds() / 60)


class Assignment(Part):
    """What one team, or whoever works in one room, interprets in one part of one day; where it begins.

    From the start of its first session to the end of its last.
    """

    id: Annotated[str, Field(min_length=1, max_length=200)]
    day: dt.date
    part: str
    room: Identifier | None
    team: str | None
    remote: bool = False
    start: AwareDatetime
    end: AwareDatetime
    sessions: tuple[Session, ...]
    booths: tuple[Booth, ...]


class Uncovered(Part):
    """A booth with empty seats, how many, and why."""

    assignment: str
    languages: tuple[str, ...]
    seats: int
    why: str


class Violation(Part):
    """One place where the roster breaks a rule: on which assignments, booths and interpreters."""

    rule: str
    level: Literal["hard", "coverage", "stability", "preference"]
    about: tuple[str, ...]
    text: str


class Change(Part):
    """Somebody who leaves a booth of the earlier roster, or comes into one."""

    interpreter: Identifier
    assignment: str
    languages: tuple[str, ...]
    what: Literal["leaves", "comes"]


class Roster(Part):
    """All assignments of a timetable with their interpreters; `changes` against an earlier roster, if from one.

    `why` is a sentence where there is no roster; every booth is empty then.
    """

    conference: Identifier
    problem: str
    made_by: MadeBy
    proof: Proof
    why: str = ""
    terms: dict[str, Term] = Field(default_factory=dict)
    assignments: Annotated[tuple[Assignment, ...], Field(max_length=10_000)]
    uncovered: tuple[Uncovered, ...] = ()
    violations: tuple[Violation, ...] = ()
    changes: tuple[Change, ...] = ()
