"""What rules charge for across sessions, as data: one class for each word of cost in `decisions.py`.

Compiled in `posting_costs.py` and its neighbours; `weight` is the price of one unit.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from solver.timetable.demands import Said
from solver.timetable.values import Span


@dataclass(frozen=True)
class TogetherCost(Said):
    """One unit if the two sessions overlap."""

    one: str
    other: str


@dataclass(frozen=True)
class CloseCost(Said):
    """One unit if `first` has ended when `then` starts, but less than `gap` minutes before."""

    first: str
    then: str
    gap: int


@dataclass(frozen=True)
class CrowdingCost(Said):
    """At every grid point `price(n)` units for n of these sessions at once; convex, and 0 for none."""

    sessions: tuple[str, ...]
    price: Callable[[int], int] = field(hash=False)


@dataclass(frozen=True)
class OverloadCost(Said):
    """Begun units of `unit` by which the loads of the sessions that start in a span exceed `limit`."""

    load: dict[str, int] = field(hash=False)
    span: Span
    limit: int
    unit: int


@dataclass(frozen=True)
class ImbalanceCost(Said):
    """Begun units of `unit` between the most and the least of the loads that are placed."""

    loads: tuple[dict[str, int], ...] = field(hash=False)
    unit: int


@dataclass(frozen=True)
class DistinctRoomsCost(Said):
    """One unit for each room beyond the first that these sessions use."""

    sessions: tuple[str, ...]


@dataclass(frozen=True)
class RelayoutCost(Said):
    """One unit for each pair in one room, one after the other, with less than `gap` minutes between them."""

    gap: int
    pairs: dict[str, set[str]] = field(hash=False)


@dataclass(frozen=True)
class PairCost(Said):
    """One unit if `other` starts in the stretch, its end not included, that belongs to the start of `one`."""

    one: str
    other: str
    window: Callable[[int], tuple[int, int]] = field(hash=False)


@dataclass(frozen=True)
class RoomPairCost(Said):
    """One unit if `other` starts in the stretch that the start of `one` opens, and where the room of `one` shuns it.

    The end of the stretch is not included; `shuns` gives for a room of `one` the rooms of `other` that are charged.
    """

    one: str
    other: str
    window: Callable[[int], tuple[int, int]] = field(hash=False)
    shuns: Callable[[str], frozenset[str]] = field(hash=False)


@dataclass(frozen=True)
class ScatteredCost(Said):
    """One unit for each pair of these sessions that does not start together."""

    sessions: tuple[str, ...]


@dataclass(frozen=True)
class PauseCost(Said):
    """One unit if nowhere in the span there are so many minutes without a break in which no session runs."""

    minutes: int
    sessions: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class NotInARowCost(Said):
    """One unit for each of these sessions, but one, that starts without another having ended just before."""

    gap: int
    sessions: tuple[str, ...]


@dataclass(frozen=True)
class LongRunsCost(Said):
    """One unit for each stretch at the end of a chain of more than `most`, each 0 to `gap` minutes after the last.

    The stretches of a span are the hours, start and end, of the sessions that start in it; equal hours are one.
    """

    sessions: tuple[str, ...]
    span: Span
    most: int
    gap: int


@dataclass(frozen=True)
class LonelyCost(Said):
    """One unit if exactly one stretch starts in the span."""

    sessions: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class IsolatedCost(Said):
    """One unit for each stretch that no other one of the span precedes or follows within 0 to `gap` minutes."""

    sessions: tuple[str, ...]
    span: Span
    gap: int


@dataclass(frozen=True)
class FewSpansCost(Said):
    """One unit for each span, short of `least`, in which any of the sessions starts; none if none starts there."""

    sessions: tuple[str, ...]
    spans: tuple[Span, ...]
    least: int
