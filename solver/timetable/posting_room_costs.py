"""Costs of rooms as CP-SAT variables and prices; only where rooms are exact."""

from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.timetable.costs import DistinctRoomsCost, RelayoutCost
from solver.timetable.plan import Plan
from solver.timetable.variables import Literal, Variables


def price_distinct_rooms(demand: DistinctRoomsCost, variables: Variables) -> None:
    """Charge each room beyond the first that some sessions use."""
    if not variables.exact_rooms:
        return
    fixed = {variables.fixed[s].room for s in demand.sessions if s in variables.fixed} - {None}
    options: dict[str, list[Literal]] = {}
    for session in demand.sessions:
        for rooms in variables.into.get(session, {}).values():
            for room, inside in rooms.items():
                options.setdefault(room, []).append(inside)
    used: list[cp_model.LinearExprT] = []
    for room, literals in sorted(options.items()):
        if room not in fixed:
            use = variables.auxiliary(1, f"use {room}", _uses(demand, room))
            for literal in literals:
                variables.model.add_implication(literal, use)
            used.append(use)
    beyond_first = variables.auxiliary(len(used) + len(fixed), "rooms", _rooms_beyond_first(demand))
    variables.model.add(beyond_first >= cp_model.LinearExpr.sum(used) + len(fixed) - 1)
    variables.charge(beyond_first, demand.weight)


def _uses(demand: DistinctRoomsCost, room: str) -> Callable[[Plan], int]:
    return lambda plan: int(any(plan.placements[s].room == room for s in demand.sessions if s in plan.placements))


def _rooms_beyond_first(demand: DistinctRoomsCost) -> Callable[[Plan], int]:
    def worth(plan: Plan) -> int:
        rooms = {plan.placements[s].room for s in demand.sessions if s in plan.placements} - {None}
        return max(0, len(rooms) - 1)

    return worth


def price_relayouts(demand: RelayoutCost, variables: Variables) -> None:
    """Charge for each session the differently laid out ones that follow it in its room too soon."""
    if not variables.exact_rooms:
        return
    following: dict[str, list[tuple[int, str, Literal | None]]] = {}
    for session, placement in variables.fixed.items():
        if session in demand.pairs and placement.room is not None:
            following.setdefault(placement.room, []).append((placement.start, session, None))
    for session in demand.pairs:
        for start, rooms in variables.into.get(session, {}).items():
            for room, inside in rooms.items():
                following.setdefault(room, []).append((start, session, inside))
    for room, arrivals in following.items():
        by_start: dict[int, list[tuple[str, Literal | None]]] = {}
        for start, session, here in arrivals:
            by_start.setdefault(start, []).append((session, here))
        for start, session, here in arrivals:
            end = start + variables.duration[session]
            next_ones = [
                (other, there)
                for moment in range(end, end + demand.gap)
                for other, there in by_start.get(moment, ())
                if other in demand.pairs[session]
            ]
            _charge_relayouts(demand, variables, room, session, here, next_ones)


def _charge_relayouts(
    demand: RelayoutCost,
    variables: Variables,
    room: str,
    session: str,
    inside: Literal | None,
    next_ones: list[tuple[str, Literal | None]],
) -> None:
    certain = sum(there is None for _, there in next_ones)
    open_ones = [there for _, there in next_ones if there is not None]
    if inside is None:
        variables.constant_cost += demand.weight * certain
        for there in open_ones:
            variables.charge(there, demand.weight)
        return
    variables.charge(inside, demand.weight * certain)
    if not open_ones:
        return
    most = len({other for other, there in next_ones if there is not None})
    count = variables.model.new_int_var(0, most, f"{session} relaid in {room}")
    variables.charge(count, demand.weight)
    variables.model.add(count >= cp_model.LinearExpr.sum(open_ones) - most * (1 - inside))
