"""Stretches: the hours, start and end, at which somebody is in sessions; how they follow each other in a span."""

from collections.abc import Collection, Iterable, Mapping

from solver.timetable.plan import Placement
from solver.timetable.values import Span

Stretch = tuple[int, int]


def starting_in(
    span: Span, sessions: Iterable[str], placements: Mapping[str, Placement], duration: Mapping[str, int]
) -> set[Stretch]:
    """Give the hours of those of the sessions that start in the span."""
    starts = ((session, placements[session].start) for session in sessions if session in placements)
    return {(start, start + duration[session]) for session, start in starts if span.start <= start < span.end}


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
