"""The words in which rules tell the search what they ask for.

A rule names sessions, starts and rooms; it never sees the search's variables. The words are kept as data with the
rule that spoke them, so that the same rule book serves the whole model, one part of it, a bound or an explanation.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from solver.timetable.costs import (
    CloseCost,
    CrowdingCost,
    DistinctRoomsCost,
    ImbalanceCost,
    NotInARowCost,
    OverloadCost,
    PairCost,
    PauseCost,
    RelayoutCost,
    RoomPairCost,
    ScatteredCost,
    TogetherCost,
)
from solver.timetable.demands import (
    Apart,
    AtMost,
    AtMostWithin,
    Before,
    Either,
    EnoughMinutes,
    EnoughMinutesBefore,
    InARow,
    NeverTogether,
    OnlyWith,
    Pause,
    Presiding,
    SameRoom,
    SameSpan,
    SameStart,
    SomeWithin,
    TimeToMove,
)
from solver.timetable.problem import Problem
from solver.timetable.stretch_words import StretchWords
from solver.timetable.values import Span


class Decisions(StretchWords):
    """What may still be decided, and what the rules ask for across sessions."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self._relayouts: dict[tuple[str, int], RelayoutCost] = {}
        self.turnover: dict[str, int] | None = None

    # Demands across sessions

    def never_together(self, sessions: Iterable[str]) -> None:
        """Ask that no two of the sessions overlap."""
        members = tuple(sorted(set(sessions)))
        if len(members) > 1:
            self.demands.append(NeverTogether(self._rule, 0, members))

    def at_most(self, limit: int, sessions: Iterable[str]) -> None:
        """Ask that at most so many of the sessions run at any moment."""
        members = tuple(sorted(set(sessions)))
        if len(members) > limit:
            self.demands.append(AtMost(self._rule, 0, limit, members))

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

    def together_cost(self, one: str, other: str, units: int = 1) -> None:
        """Charge the units if the two overlap."""
        self.demands.append(TogetherCost(self._rule, self._weight * units, *sorted((one, other))))

    def close_cost(self, first: str, then: str, gap: int) -> None:
        """Charge one unit if `then` starts after `first` has ended, but less than `gap` minutes after."""
        self.demands.append(CloseCost(self._rule, self._weight, first, then, gap))

    def crowding_cost(self, sessions: Iterable[str], price: Callable[[int], int]) -> None:
        """Charge `price(n)` at every grid point where n of the sessions run; convex, nothing for none."""
        members = tuple(sorted(set(sessions)))
        if members:
            self.demands.append(CrowdingCost(self._rule, self._weight, members, cache(price)))

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

    def room_pair_cost(
        self,
        one: str,
        other: str,
        window: Callable[[int], tuple[int, int]],
        shuns: Callable[[str], frozenset[str]],
        units: int = 1,
    ) -> None:
        """Charge the units if `other` starts in the stretch that a start of `one` opens, where its room shuns it.

        `shuns` gives for the room of `one` the rooms of `other` that are charged.
        """
        self.demands.append(RoomPairCost(self._rule, self._weight * units, one, other, window, shuns))

    def scattered_cost(self, sessions: Iterable[str], units: int = 1) -> None:
        """Charge the units for each pair of the sessions that does not start together."""
        self.demands.append(ScatteredCost(self._rule, self._weight * units, tuple(sorted(set(sessions)))))

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
