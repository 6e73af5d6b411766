"""The words in which rules tell the search what they ask for.

A rule names sessions, starts and rooms; it never sees the search's variables. The words are kept as data with the
rule that spoke them, so that the same rule book serves the whole model, one part of it, a bound or an explanation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from solver.timetable.demands import (
    Apart,
    AtMost,
    AtMostWithin,
    Before,
    CloseCost,
    CrowdingCost,
    DistinctRoomsCost,
    Either,
    EnoughMinutes,
    EnoughMinutesBefore,
    ImbalanceCost,
    InARow,
    NeverTogether,
    NotInARowCost,
    OnlyWith,
    OverloadCost,
    PairCost,
    Pause,
    PauseCost,
    Presiding,
    RelayoutCost,
    Said,
    SameRoom,
    SameSpan,
    SameStart,
    SomeWithin,
    TimeToMove,
    TogetherCost,
)
from solver.timetable.problem import Problem, Span

__all__ = [
    "Apart",
    "AtMost",
    "AtMostWithin",
    "Before",
    "CloseCost",
    "CrowdingCost",
    "Decisions",
    "DistinctRoomsCost",
    "Either",
    "EnoughMinutes",
    "EnoughMinutesBefore",
    "ImbalanceCost",
    "InARow",
    "NeverTogether",
    "NotInARowCost",
    "OnlyWith",
    "OverloadCost",
    "PairCost",
    "Pause",
    "PauseCost",
    "Presiding",
    "RelayoutCost",
    "Said",
    "SameRoom",
    "SameSpan",
    "SameStart",
    "SomeWithin",
    "TimeToMove",
    "TogetherCost",
]


class Decisions:
    """What may still be decided, session by session, and what the rules ask for across sessions."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        grid = sorted(
            {
                start
                for day in problem.days
                for start in range(-(-day.start // problem.step) * problem.step, day.end, problem.step)
            }
        )
        self._starts: dict[str, list[int]] = {session.id: grid for session in problem.sessions}
        every_room = [room.id for room in problem.rooms]
        self._rooms: dict[str, list[str]] = {
            session.id: every_room if session.needs_room else [] for session in problem.sessions
        }
        self._not_at: dict[str, list[Callable[[int, str], bool]]] = {}
        self.present: dict[str, str] = {}
        self.demands: list[Said] = []
        self._relayouts: dict[tuple[str, int], RelayoutCost] = {}
        self.turnover: dict[str, int] | None = None
        self.start_costs: dict[str, dict[int, dict[str, int]]] = {}
        self.room_costs: dict[str, dict[str, dict[str, int]]] = {}
        self.absence_costs: dict[str, dict[str, int]] = {}
        self._rule, self._weight = "", 0

    # Who speaks

    def speaking_for(self, rule: str, weight: int) -> None:
        """Say which rule speaks from here on; `weight` is 0 for a hard rule."""
        self._rule, self._weight = rule, weight

    # Filters: what a single session may do

    def starts(self, session: str) -> list[int]:
        """Give the starts that are still open to a session, in order."""
        return self._starts[session]

    def rooms(self, session: str) -> list[str]:
        """Give the rooms that are still open to a session, in order; none if it needs no room."""
        return self._rooms[session]

    def open(self, session: str, start: int, room: str) -> bool:
        """Tell whether a room is open to a session at that start."""
        return not any(refuse(start, room) for refuse in self._not_at.get(session, ()))

    def must_be_placed(self, session: str) -> None:
        """Ask that the session is placed."""
        self.present[session] = self._rule

    def only_starts(self, session: str, allowed: Iterable[int]) -> None:
        """Keep only these starts."""
        keep = set(allowed)
        self._starts[session] = [start for start in self._starts[session] if start in keep]

    def only_within(self, session: str, spans: Iterable[Span]) -> None:
        """Keep only the starts with which the session lies whole inside one of the spans."""
        duration = self.problem.session[session].duration
        starts, keep = self._starts[session], set[int]()
        for span in spans:
            keep.update(starts[bisect_left(starts, span.start) : bisect_right(starts, span.end - duration)])
        self._starts[session] = sorted(keep)

    def only_rooms(self, session: str, allowed: Iterable[str]) -> None:
        """Keep only these rooms."""
        keep = set(allowed)
        self._rooms[session] = [room for room in self._rooms[session] if room in keep]

    def not_at(self, session: str, refuse: Callable[[int, str], bool]) -> None:
        """Refuse combinations of a start and a room."""
        self._not_at.setdefault(session, []).append(refuse)

    # Demands across sessions

    def never_together(self, sessions: Iterable[str]) -> None:
        """Ask that no two of the sessions overlap."""
        members = tuple(sorted(set(sessions)))
        if len(members) > 1:
            self.demands.append(NeverTogether(self._rule, 0, members))

    def at_most(self, limit: int, sessions: Iterable[str]) -> None:
        """Ask that at most so many of the sessions run at any moment."""
        self.demands.append(AtMost(self._rule, 0, limit, tuple(sorted(set(sessions)))))

    def before(self, first: str, then: str, min_gap: int = 0, max_gap: int | None = None) -> None:
        """Ask that, if both are placed, the first ends before the other starts, with so many minutes between."""
        self.demands.append(Before(self._rule, 0, first, then, min_gap, max_gap))

    def either(self, alternatives: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Ask for at least one alternative: all its pairs (first, then) placed, and in that order."""
        self.demands.append(Either(self._rule, 0, tuple(tuple(pairs) for pairs in alternatives)))

    def some_within(self, least: int, sessions: Iterable[str], spans: Iterable[Span]) -> None:
        """Ask that at least so many of the sessions lie inside one of the spans."""
        self.demands.append(SomeWithin(self._rule, 0, least, tuple(sorted(set(sessions))), tuple(spans)))

    def same_start(self, sessions: Iterable[str]) -> None:
        """Ask that those of the sessions that are placed start together."""
        self.demands.append(SameStart(self._rule, 0, tuple(sorted(set(sessions)))))

    def one_at_a_time_in_rooms(self, turnover: dict[str, int]) -> None:
        """Ask that a room holds one session at a time and is empty for its turnover, in minutes, in between."""
        earlier = self.turnover or {}
        self.turnover = {
            room.id: max(earlier.get(room.id, 0), turnover.get(room.id, 0)) for room in self.problem.rooms
        }

    def time_to_move(self, one: str, other: str, minutes: dict[str, dict[str, int]]) -> None:
        """Ask for the minutes from room to room between two sessions that follow each other."""
        first, second = sorted((one, other))
        self.demands.append(TimeToMove(self._rule, 0, first, second, minutes))

    def apart(self, sessions: Iterable[str], gap: int) -> None:
        """Ask for at least so many minutes between any two of the sessions."""
        self.demands.append(Apart(self._rule, 0, gap, tuple(sorted(set(sessions)))))

    def in_a_row(self, sessions: Iterable[str], gap: int) -> None:
        """Ask that each of the sessions but one starts at most so many minutes after another of them has ended."""
        self.demands.append(InARow(self._rule, 0, gap, tuple(sorted(set(sessions)))))

    def same_room(self, sessions: Iterable[str]) -> None:
        """Ask that the sessions that are placed in rooms are in one room."""
        self.demands.append(SameRoom(self._rule, 0, tuple(sorted(set(sessions)))))

    def same_span(self, sessions: Iterable[str], spans: Iterable[Span]) -> None:
        """Ask that the sessions start inside one of the spans, which do not overlap, and all inside the same."""
        self.demands.append(SameSpan(self._rule, 0, tuple(sorted(set(sessions))), tuple(spans)))

    def at_most_within(self, limit: int, sessions: Iterable[str], span: Span) -> None:
        """Ask that at most so many of the sessions start in the span."""
        members = tuple(sorted(set(sessions)))
        if len(members) > limit:
            self.demands.append(AtMostWithin(self._rule, 0, limit, members, span))

    def enough_minutes(self, minutes: int, sessions: Iterable[str]) -> None:
        """Ask that the sessions that are placed have at least so many minutes together."""
        self.demands.append(EnoughMinutes(self._rule, 0, minutes, tuple(sorted(set(sessions)))))

    def enough_minutes_before(self, minutes: int, sessions: Iterable[str], others: Iterable[str]) -> None:
        """Ask that the sessions that have ended when one of the others starts have so many minutes together."""
        members, after = tuple(sorted(set(sessions))), tuple(sorted(set(others)))
        self.demands.append(EnoughMinutesBefore(self._rule, 0, minutes, members, after))

    def only_with(self, sessions: Iterable[str], needed: str) -> None:
        """Ask that none of the sessions is placed unless the needed one is."""
        self.demands.append(OnlyWith(self._rule, 0, tuple(sorted(set(sessions))), needed))

    def pause(self, sessions: Iterable[str], span: Span, minutes: int) -> None:
        """Ask that the sessions leave each room so many minutes without a break, somewhere in the span."""
        self.demands.append(Pause(self._rule, 0, minutes, tuple(sorted(set(sessions))), span))

    def presided(
        self,
        candidates: Mapping[str, Iterable[str]],
        stays: Mapping[str, Iterable[Span]],
        engaged: Mapping[str, Iterable[str]],
    ) -> None:
        """Ask for one of its candidates in the chair of each session, who does nothing else meanwhile.

        `stays` gives the spans, none touching another, in which a candidate is there; one who is not named is
        there always. `engaged` names the sessions that need a candidate anyway.
        """
        self.demands.append(
            Presiding(
                self._rule,
                0,
                {session: tuple(sorted(people)) for session, people in sorted(candidates.items())},
                {person: tuple(spans) for person, spans in sorted(stays.items())},
                {person: tuple(sorted(set(sessions))) for person, sessions in sorted(engaged.items())},
            )
        )

    # Costs, in whole units of the speaking rule

    def start_cost(self, session: str, units: Callable[[int], int]) -> None:
        """Charge a start."""
        for start in self._starts[session]:
            if amount := units(start):
                self._charge(self.start_costs.setdefault(session, {}).setdefault(start, {}), amount)

    def room_cost(self, session: str, units: Callable[[str], int]) -> None:
        """Charge a room."""
        for room in self._rooms[session]:
            if amount := units(room):
                self._charge(self.room_costs.setdefault(session, {}).setdefault(room, {}), amount)

    def absence_cost(self, session: str, units: int) -> None:
        """Charge leaving the session out."""
        self._charge(self.absence_costs.setdefault(session, {}), units)

    def together_cost(self, one: str, other: str, units: int = 1) -> None:
        """Charge the units if the two overlap."""
        self.demands.append(TogetherCost(self._rule, self._weight * units, *sorted((one, other))))

    def close_cost(self, first: str, then: str, gap: int) -> None:
        """Charge one unit if `then` starts after `first` has ended, but less than `gap` minutes after."""
        self.demands.append(CloseCost(self._rule, self._weight, first, then, gap))

    def crowding_cost(self, sessions: Iterable[str], price: Callable[[int], int]) -> None:
        """Charge `price(n)` at every grid point where n of the sessions run; convex, nothing for none."""
        self.demands.append(CrowdingCost(self._rule, self._weight, tuple(sorted(set(sessions))), cache(price)))

    def overload_cost(self, load: Mapping[str, int], span: Span, limit: int, unit: int) -> None:
        """Charge each begun `unit` by which the loads of the sessions that start in the span exceed the limit."""
        given = dict(sorted(load.items()))
        self.demands.append(OverloadCost(self._rule, self._weight, given, span, limit, unit))

    def imbalance_cost(self, loads: Iterable[Mapping[str, int]], unit: int) -> None:
        """Charge each begun `unit` between the most and the least of the loads, each of the sessions placed."""
        given = tuple(dict(sorted(load.items())) for load in loads)
        self.demands.append(ImbalanceCost(self._rule, self._weight, given, unit))

    def pair_cost(self, one: str, other: str, window: Callable[[int], tuple[int, int]], units: int = 1) -> None:
        """Charge the units if `other` starts in the stretch, its end not included, that a start of `one` opens."""
        self.demands.append(PairCost(self._rule, self._weight * units, one, other, window))

    def pause_cost(self, sessions: Iterable[str], span: Span, minutes: int) -> None:
        """Charge one unit if the sessions leave so many minutes without a break nowhere in the span."""
        self.demands.append(PauseCost(self._rule, self._weight, minutes, tuple(sorted(set(sessions))), span))

    def not_in_a_row_cost(self, sessions: Iterable[str], gap: int, units: int = 1) -> None:
        """Charge the units for each session but one that starts without another having ended just before."""
        members = tuple(sorted(set(sessions)))
        self.demands.append(NotInARowCost(self._rule, self._weight * units, gap, members))

    def distinct_rooms_cost(self, sessions: Iterable[str], units: int = 1) -> None:
        """Charge the units for each room beyond the first that the sessions use."""
        self.demands.append(DistinctRoomsCost(self._rule, self._weight * units, tuple(sorted(set(sessions)))))

    def relayout_cost(self, one: str, other: str, gap: int) -> None:
        """Charge one unit if the two follow each other in one room with less than `gap` minutes between."""
        key = (self._rule, gap)
        if key not in self._relayouts:
            self._relayouts[key] = RelayoutCost(self._rule, self._weight, gap, {})
            self.demands.append(self._relayouts[key])
        said = self._relayouts[key]
        said.pairs.setdefault(one, set()).add(other)
        said.pairs.setdefault(other, set()).add(one)

    def _charge(self, bill: dict[str, int], units: int) -> None:
        bill[self._rule] = bill.get(self._rule, 0) + units * self._weight
