"""What a roster problem is made of: interpreters, days, and assignments with their booths."""

from typing import Annotated

from pydantic import Field

from solver.values import Minutes, Span, Value

Somebody = tuple[str, frozenset[str]]  # in this booth sits at least one of these people


class Interpreter(Value):
    """Somebody who interprets: mother tongues (A), other languages worked into (B), languages understood (C).

    `booth` is the language of the booth that the interpreter belongs to; `rate` the cost of a day, in whole units
    of money; a `remote` interpreter works from afar; `available` None means always.
    """

    id: str
    booth: str
    native: frozenset[str] = frozenset()
    active: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    rate: int = Field(default=0, ge=0)
    remote: bool = False
    available: tuple[Span, ...] | None = None


class Day(Value):
    """A day of the conference; `number` counts calendar days, so that running days are known across gaps."""

    id: str
    number: int


class Session(Value):
    """A session that is interpreted in an assignment."""

    id: str
    start: Minutes
    end: Minutes


class Booth(Value):
    """A booth: one language, or two that share it; its seats; whether its interpreters also work out of it."""

    languages: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)]
    seats: int = Field(ge=1)
    both_ways: bool = False

    @property
    def id(self) -> str:
        """Name the booth within its assignment."""
        return "+".join(self.languages)


class Assignment(Value):
    """What one team interprets in one part of one day: the unit of an interpreter's work.

    It lasts from the start of its first session to the end of its last.
    """

    id: str
    day: str
    rooms: frozenset[str] = frozenset()
    start: Minutes
    end: Minutes
    sessions: tuple[Session, ...] = ()
    booths: tuple[Booth, ...] = ()
    remote: bool = False


class Held(Value):
    """Who sits in a booth of an assignment by an earlier roster."""

    assignment: str
    booth: str
    interpreters: frozenset[str]
