"""What rules ask of blocks, as data: a block is a stretch of time, mostly a part of a day, in one room.

A session belongs to the block of the span in which it starts and of its room. Compiled in `posting_blocks.py`.
"""

from dataclasses import dataclass, field

from solver.timetable.demands import Said
from solver.timetable.values import Span

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class OneOfGroups(Said):
    """In each span no room is used by the sessions of two of the groups."""

    groups: Groups
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class RoomChangesCost(Said):
    """In each span one unit for each room beyond the first that these sessions use."""

    sessions: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class BlockCost(Said):
    """So many units for each span and room, `prices[span][room]`, in which any of these sessions starts."""

    sessions: tuple[str, ...]
    prices: dict[Span, dict[str, int]] = field(hash=False)


@dataclass(frozen=True)
class BesideCost(Said):
    """In each span one unit for each two rooms, one that `ones` use and one that `others` use."""

    ones: tuple[str, ...]
    others: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class InterruptedCost(Said):
    """One unit if some of the spans, of which the order counts, is unused between two in which sessions start."""

    sessions: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class PlaceCost(Said):
    """One unit if the session is placed, but not just so many of the others start before it."""

    session: str
    others: tuple[str, ...]
    before: int
