"""What sharing rooms among groups costs: all that is said of whole groups, and of single sessions and spans.

A room that a group has in a span counts as used. What is said of only some sessions of a group is left out, but for
two of different groups: in one span they are in different rooms.
"""

from collections.abc import Iterable
from itertools import pairwise

from ortools.sat.python import cp_model

from solver.stop import Stop
from solver.timetable.block_costs import BesideCost, BlockCost, InterruptedCost, PlaceCost, RoomChangesCost
from solver.timetable.blocks.sharing import Literal, Sharing
from solver.timetable.costs import DistinctRoomsCost
from solver.timetable.demands import Said
from solver.timetable.values import Span


class Pricing:
    """Adds what everything costs to the model of a sharing, as its objective."""

    def __init__(self, sharing: Sharing, stop: Stop) -> None:
        self._sharing, self._model = sharing, sharing.model
        self._number = {group: number for number, group in enumerate(map(self._in_rooms, sharing.groups))}
        self._number |= {group: number for number, group in enumerate(sharing.groups)}
        self._group_of = {session: number for number, group in enumerate(sharing.groups) for session in group}
        self._terms: list[tuple[cp_model.LinearExprT, int]] = []
        self._price_sessions()
        for demand in (*sharing.coarse.demands, *sharing.coarse.places):
            if demand.weight and not stop.asked:
                self._price(demand)
        literals, prices = [term for term, _ in self._terms], [price for _, price in self._terms]
        self._model.minimize(cp_model.LinearExpr.weighted_sum(literals, prices) + self._absences)

    def _in_rooms(self, sessions: tuple[str, ...]) -> tuple[str, ...]:
        """Give those that need a room; rules may name just these."""
        problem = self._sharing.coarse.problem
        return tuple(session for session in sessions if problem.session[session].needs_room)

    def _price_sessions(self) -> None:
        coarse = self._sharing.coarse
        self._absences = 0
        for session, at in self._sharing.lies.items():
            absence = sum(coarse.absence_costs.get(session, {}).values())
            self._absences += absence
            for start, literal in at.items():
                price = sum(coarse.start_costs[session].get(start, {}).values()) - absence
                if price:
                    self._terms.append((literal, price))

    def _price(self, demand: Said) -> None:
        match demand:
            case BlockCost(sessions=sessions, prices=prices):
                for group in self._groups_among(sessions):
                    self._blocks(group, prices, demand.weight)
            case RoomChangesCost(sessions=sessions, spans=spans) if sessions in self._number:
                for span in spans:
                    self._beyond_first(self._held(sessions, span).values(), demand.weight)
            case RoomChangesCost(sessions=(one, other), spans=spans):
                self._apart(one, other, spans, demand.weight)
            case DistinctRoomsCost(sessions=sessions):
                self._distinct(sessions, demand.weight)
            case BesideCost(ones=ones, others=others, spans=spans):
                for span in spans:
                    self._beside(self._held(ones, span), self._held(others, span), demand.weight)
            case PlaceCost():
                self._place(demand)
            case InterruptedCost(sessions=sessions, spans=spans):
                inside = [self._sharing.inside(sessions, span).values() for span in spans]
                self._interrupted([[literal for _, literal in each] for each in inside], demand.weight)

    def _groups_among(self, sessions: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Give the groups whose sessions are all among some."""
        some = set(sessions)
        return [group for group in self._sharing.groups if some.issuperset(group)]

    def _blocks(self, group: tuple[str, ...], prices: dict[Span, dict[str, int]], weight: int) -> None:
        for span, by_room in prices.items():
            held = self._held(group, span)
            self._terms += [(held[room], weight * units) for room, units in by_room.items() if room in held]

    def _held(self, sessions: tuple[str, ...], span: Span) -> dict[str, Literal]:
        """Give the rooms that a group may have in a span; none if the sessions are no group."""
        number = self._number.get(sessions)
        return {} if number is None else self._sharing.held.get((span, number), {})

    def _beyond_first(self, uses: Iterable[Literal], weight: int) -> None:
        literals = list(uses)
        if len(literals) > 1:
            beyond = self._model.new_int_var(0, len(literals) - 1, "rooms beyond the first")
            self._model.add(beyond >= cp_model.LinearExpr.sum(literals) - 1)
            self._terms.append((beyond, weight))

    def _apart(self, one: str, other: str, spans: tuple[Span, ...], weight: int) -> None:
        if self._in_rooms((one, other)) != (one, other) or self._group_of[one] == self._group_of[other]:
            return
        for span in spans:
            inside = self._sharing.inside((one, other), span)
            if len(inside) > 1:
                both = self._model.new_bool_var(f"{one} and {other} in {span.start}")
                self._model.add_bool_or([both, *(~literal for _, literal in inside.values())])
                self._terms.append((both, weight))

    def _distinct(self, sessions: tuple[str, ...], weight: int) -> None:
        ways: dict[str, list[Literal]] = {}
        for span in self._sharing.coarse.spans:
            for room, literal in self._held(sessions, span).items():
                ways.setdefault(room, []).append(literal)
        self._beyond_first([self._any(literals) for literals in ways.values()], weight)

    def _beside(self, ones: dict[str, Literal], others: dict[str, Literal], weight: int) -> None:
        number = cp_model.LinearExpr.sum(list(others.values()))
        for room, literal in ones.items() if others else ():
            units = self._model.new_int_var(0, len(others), f"beside {room}")
            self._model.add(units >= number - len(others) * (1 - literal))
            self._terms.append((units, weight))

    def _interrupted(self, uses: list[list[Literal]], weight: int) -> None:
        """Charge once if spans in use begin anew after one that is not."""
        used = [self._any(literals) for literals in uses]
        begins = []
        for before, here in pairwise([None, *used]):
            if here is not None:
                begin = self._model.new_bool_var("begins")
                self._model.add_bool_or([begin, ~here, *([] if before is None else [before])])
                begins.append(begin)
        broken = self._model.new_bool_var("interrupted")
        self._model.add(cp_model.LinearExpr.sum(begins) - 1 <= len(begins) * broken)
        self._terms.append((broken, weight))

    def _place(self, demand: PlaceCost) -> None:
        """Charge a session that has too many others in earlier spans, or too few up to its own."""
        displaced = self._model.new_bool_var(f"{demand.session} is not in its place")
        self._terms.append((displaced, demand.weight))
        for span in self._sharing.coarse.spans:
            for _, here in self._sharing.inside([demand.session], span).values():
                before, until = self._started(demand.others, span.start), self._started(demand.others, span.end)
                self._model.add(before <= demand.before).only_enforce_if([here, ~displaced])
                self._model.add(until >= demand.before).only_enforce_if([here, ~displaced])

    def _started(self, sessions: tuple[str, ...], until: int) -> cp_model.LinearExprT:
        lies = self._sharing.lies
        return cp_model.LinearExpr.sum([at for s in sessions for start, at in lies[s].items() if start < until])

    def _any(self, literals: list[Literal]) -> Literal:
        """Make the literal that is true if one of them is."""
        if len(literals) == 1:
            return literals[0]
        either = self._model.new_bool_var("any")
        self._model.add_max_equality(either, [*literals, 0])
        return either
