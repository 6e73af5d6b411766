"""Stretches: the hours, start and end, at which somebody is in sessions; how they follow each other in a span."""

from collections.abc import Collection, Iterable, Mapping
from functools import singledispatch

from solver.timetable.costs import FewSpansCost, IsolatedCost, LonelyCost, LongRunsCost
from solver.timetable.demands import EnoughSpans, NoneIsolated
from solver.timetable.plan import Placement
from solver.timetable.values import Span

Stretch = tuple[int, int]
OfStretches = LongRunsCost | LonelyCost | IsolatedCost | FewSpansCost


def stretches_of(
    sessions: Iterable[str], placements: Mapping[str, Placement], duration: Mapping[str, int]
) -> set[Stretch]:
    """Give the hours of those of the sessions that are placed."""
    starts = ((session, placements[session].start) for session in sessions if session in placements)
    return {(start, start + duration[session]) for session, start in starts}


def starting_in(span: Span, stretches: Iterable[Stretch]) -> set[Stretch]:
    """Give those of the stretches that start in the span."""
    return {stretch for stretch in stretches if span.start <= stretch[0] < span.end}


def right_before(stretch: Stretch, stretches: Iterable[Stretch], gap: int) -> list[Stretch]:
    """Give the stretches that end from 0 to `gap` minutes before this one starts."""
    return [other for other in stretches if 0 <= stretch[0] - other[1] <= gap]


def beside(stretch: Stretch, stretches: Iterable[Stretch], gap: int) -> list[Stretch]:
    """Give the stretches that end right before this one, or start right after it."""
    start, end = stretch
    return [other for other in stretches if 0 <= start - other[1] <= gap or 0 <= other[0] - end <= gap]


def in_a_row(stretches: Collection[Stretch], gap: int) -> dict[Stretch, int]:
    """Give for each stretch the number of stretches in the longest chain that it ends."""
    length: dict[Stretch, int] = {}
    for stretch in sorted(stretches):
        length[stretch] = 1 + max((length[other] for other in right_before(stretch, length, gap)), default=0)
    return length


@singledispatch
def units(demand: OfStretches | EnoughSpans | NoneIsolated, stretches: Iterable[Stretch]) -> int:
    """Give the units that a demand counts, or finds broken, if these are the stretches of its sessions."""
    raise TypeError(f"{type(demand).__name__} is not about stretches")


@units.register
def _long_runs(demand: LongRunsCost, stretches: Iterable[Stretch]) -> int:
    lengths = in_a_row(starting_in(demand.span, stretches), demand.gap)
    return sum(length > demand.most for length in lengths.values())


@units.register
def _lonely(demand: LonelyCost, stretches: Iterable[Stretch]) -> int:
    return int(len(starting_in(demand.span, stretches)) == 1)


@units.register
def _isolated(demand: IsolatedCost | NoneIsolated, stretches: Iterable[Stretch]) -> int:
    there = starting_in(demand.span, stretches)
    return sum(not beside(stretch, there, demand.gap) for stretch in there)


@units.register
def _few_spans(demand: FewSpansCost | EnoughSpans, stretches: Iterable[Stretch]) -> int:
    starts = [start for start, _ in stretches]
    used = sum(any(span.start <= start < span.end for start in starts) for span in demand.spans)
    return max(0, demand.least - used) if used else 0
