"""Demands that are asked after a session has got its new place: does this one still hold? If not, the move is off."""

from collections.abc import Iterable
from functools import singledispatch

from solver.timetable.block_costs import OneOfGroups
from solver.timetable.demands import (
    AtMostWithin,
    Either,
    EnoughMinutes,
    EnoughMinutesBefore,
    EnoughSpans,
    InARow,
    NoneIsolated,
    OnlyWith,
    Pause,
    Said,
    SameRoom,
    SameSpan,
    SomeWithin,
)
from solver.timetable.forward.occupancy import Occupancy
from solver.timetable.stretches import units
from solver.timetable.values import Span


class Where:
    """Where the sessions are, by name."""

    def __init__(self, occupancy: Occupancy) -> None:
        self._occupancy, self._number = occupancy, occupancy.needs.number

    def spans(self, sessions: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Give start and end of those of the sessions that are placed."""
        starts, lengths = self._occupancy.start, self._occupancy.needs.length
        found = {}
        for name in sessions:
            number = self._number[name]
            start = starts[number]
            if start is not None:
                found[name] = (start, start + lengths[number])
        return found

    def room(self, session: str) -> int | None:
        """Give the number of a session's room."""
        return self._occupancy.room[self._number[session]]


@singledispatch
def holds(demand: Said, where: Where) -> bool:
    """Tell whether a demand holds; one of a word that is not known here is no question to ask."""
    raise TypeError(f"{type(demand).__name__} is not guarded")


@holds.register
def _either(demand: Either, where: Where) -> bool:
    spans = where.spans({name for pairs in demand.alternatives for pair in pairs for name in pair})
    return any(
        all(first in spans and then in spans and spans[first][1] <= spans[then][0] for first, then in pairs)
        for pairs in demand.alternatives
    )


@holds.register
def _some_within(demand: SomeWithin, where: Where) -> bool:
    inside = [
        name
        for name, (start, end) in where.spans(demand.sessions).items()
        if any(span.start <= start and end <= span.end for span in demand.spans)
    ]
    return len(inside) >= demand.least


@holds.register
def _enough_minutes(demand: EnoughMinutes, where: Where) -> bool:
    return sum(end - start for start, end in where.spans(demand.sessions).values()) >= demand.minutes


@holds.register
def _enough_minutes_before(demand: EnoughMinutesBefore, where: Where) -> bool:
    latest = max((start for start, _ in where.spans(demand.others).values()), default=None)
    spans = where.spans(demand.sessions).values() if latest is not None else ()
    return sum(end - start for start, end in spans if latest is not None and end <= latest) >= demand.minutes


@holds.register
def _only_with(demand: OnlyWith, where: Where) -> bool:
    return not where.spans(demand.sessions) or bool(where.spans([demand.needed]))


@holds.register
def _same_span(demand: SameSpan, where: Where) -> bool:
    starts = [start for start, _ in where.spans(demand.sessions).values()]
    return not starts or any(all(span.start <= start < span.end for start in starts) for span in demand.spans)


@holds.register
def _at_most_within(demand: AtMostWithin, where: Where) -> bool:
    starts = [start for start, _ in where.spans(demand.sessions).values()]
    return sum(demand.span.start <= start < demand.span.end for start in starts) <= demand.limit


@holds.register
def _as_stretches(demand: EnoughSpans | NoneIsolated, where: Where) -> bool:
    return not units(demand, where.spans(demand.sessions).values())


@holds.register
def _same_room(demand: SameRoom, where: Where) -> bool:
    return len({where.room(name) for name in where.spans(demand.sessions)} - {None}) <= 1


@holds.register
def _one_of_groups(demand: OneOfGroups, where: Where) -> bool:
    held: dict[tuple[int, Span], int] = {}
    for number, group in enumerate(demand.groups):
        for name, (start, _) in where.spans(group).items():
            room = where.room(name)
            for span in demand.spans if room is not None else ():
                if span.start <= start < span.end and held.setdefault((room or 0, span), number) != number:
                    return False
    return True


@holds.register
def _in_a_row(demand: InARow, where: Where) -> bool:
    spans = where.spans(demand.sessions)
    beginning = [
        name
        for name, (start, _) in spans.items()
        if not any(other != name and 0 <= start - end <= demand.gap for other, (_, end) in spans.items())
    ]
    return len(beginning) <= 1


@holds.register
def _pause(demand: Pause, where: Where) -> bool:
    rooms: dict[int | None, list[tuple[int, int]]] = {}
    for name, span in where.spans(demand.sessions).items():
        rooms.setdefault(where.room(name), []).append(span)
    return all(room is None or has_pause(busy, demand.span, demand.minutes) for room, busy in rooms.items())


def has_pause(busy: Iterable[tuple[int, int]], span: Span, minutes: int) -> bool:
    """Tell whether there are so many minutes in a span in which nothing runs."""
    free_from = span.start
    for start, end in sorted(busy):
        if min(start, span.end) - free_from >= minutes:
            return True
        free_from = max(free_from, end)
    return span.end - free_from >= minutes


GUARDED = tuple(word for word in holds.registry if word not in (object, Said))
