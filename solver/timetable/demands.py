"""What rules ask for across sessions, as data: one class for each word of `decisions.py` that speaks of several.

Compiled in the files `posting_*.py`, for every scope: sessions free or fixed, rooms exact or only counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property

from solver.timetable.values import Span


@dataclass(frozen=True)
class Said:
    """One demand of one rule. `weight` is 0 for a hard rule, else the price of one unit."""

    rule: str
    weight: int


def texts_in(demand: Said) -> Iterator[str]:
    """Give every text in a demand, whatever its word, but for ways and teams: its sessions' ids are among them."""
    for each in fields(demand):
        if each.name not in {"rule", "weight", "minutes", "teams", "prices"}:
            yield from _texts(getattr(demand, each.name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([*value, *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _texts(each)


@dataclass(frozen=True)
class NeverTogether(Said):
    """No two of these sessions overlap."""

    sessions: tuple[str, ...]


@dataclass(frozen=True)
class AtMost(Said):
    """At any moment at most so many of these sessions run."""

    limit: int
    sessions: tuple[str, ...]


@dataclass(frozen=True)
class Before(Said):
    """If both are placed: `first` ends at least `min_gap` and at most `max_gap` minutes before `then` starts."""

    first: str
    then: str
    min_gap: int
    max_gap: int | None


@dataclass(frozen=True)
class Either(Said):
    """At least one alternative holds; an alternative is pairs (first, then), all placed, each in that order."""

    alternatives: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class SomeWithin(Said):
    """At least so many of these sessions are placed inside one of the spans."""

    least: int
    sessions: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class SameStart(Said):
    """Those of these sessions that are placed start together."""

    sessions: tuple[str, ...]


@dataclass(frozen=True)
class TimeToMove(Said):
    """Between two sessions there is time to go from room to room: `minutes[room][other]`, 0 where absent."""

    one: str
    other: str
    minutes: dict[str, dict[str, int]] = field(hash=False)

    @cached_property
    def longest(self) -> int:
        """The minutes of the longest way."""
        return max((minutes for row in self.minutes.values() for minutes in row.values()), default=0)


@dataclass(frozen=True)
class Apart(Said):
    """Between any two of these sessions that are placed there are at least `gap` minutes."""

    gap: int
    sessions: tuple[str, ...]


@dataclass(frozen=True)
class InARow(Said):
    """Each of these sessions but one starts at most `gap` minutes after another of them has ended."""

    gap: int
    sessions: tuple[str, ...]


@dataclass(frozen=True)
class SameRoom(Said):
    """Those of these sessions that are placed in a room are in one room."""

    sessions: tuple[str, ...]


@dataclass(frozen=True)
class SameSpan(Said):
    """Those of these sessions that are placed start inside one of the spans, and all inside the same."""

    sessions: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class AtMostWithin(Said):
    """At most so many of these sessions start in the span."""

    limit: int
    sessions: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class EnoughSpans(Said):
    """If any of these sessions starts in one of the spans, then some do in at least so many of them."""

    sessions: tuple[str, ...]
    spans: tuple[Span, ...]
    least: int


@dataclass(frozen=True)
class NoneIsolated(Said):
    """The hours of each of these sessions that starts in the span come right before or after those of another."""

    sessions: tuple[str, ...]
    span: Span
    gap: int


@dataclass(frozen=True)
class EnoughMinutes(Said):
    """Those of these sessions that are placed have at least so many minutes together."""

    minutes: int
    sessions: tuple[str, ...]


@dataclass(frozen=True)
class EnoughMinutesBefore(Said):
    """Those of these sessions that have ended when one of the others starts have so many minutes together."""

    minutes: int
    sessions: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class OnlyWith(Said):
    """None of these sessions is placed unless `needed` is."""

    sessions: tuple[str, ...]
    needed: str


@dataclass(frozen=True)
class Pause(Said):
    """In each room, somewhere in the span, none of these sessions runs for so many minutes without a break."""

    minutes: int
    sessions: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class Presiding(Said):
    """Each session in `candidates` has one of them in the chair, who is there and not engaged elsewhere.

    `stays` gives the spans in which somebody is there, who is always there if not named; `engaged` the sessions
    that need somebody anyway.
    """

    candidates: dict[str, tuple[str, ...]] = field(hash=False)
    stays: dict[str, tuple[Span, ...]] = field(hash=False)
    engaged: dict[str, tuple[str, ...]] = field(hash=False)
