"""What is asked of rooms in spans of time as CP-SAT constraints and prices; only where rooms are exact."""

from collections.abc import Callable, Container, Sequence
from itertools import chain

from ortools.sat.python import cp_model

from solver.timetable.block_costs import BesideCost, BlockCost, Groups, OneOfGroups, RoomChangesCost
from solver.timetable.plan import Plan
from solver.timetable.values import Span
from solver.timetable.variables import Literal, Variables


def post_one_of_groups(demand: OneOfGroups, variables: Variables) -> None:
    """At most one of the groups uses a room in a span; where two stand already, nobody comes to them."""
    for span in demand.spans:
        using: dict[str, list[Literal]] = {}
        for group in demand.groups:
            for room, use in used_rooms(variables, group, span).items():
                using.setdefault(room, []).append(use)
        for room, uses in using.items():
            certain = sum(use is variables.certain for use in uses)
            if certain < min(2, len(uses)):
                variables.model.add_at_most_one(uses)
            elif certain > 1:
                _keep_out(variables, demand.groups, span, room)


def _keep_out(variables: Variables, groups: Groups, span: Span, room: str) -> None:
    for session in chain.from_iterable(groups):
        for start, rooms in variables.into.get(session, {}).items():
            if _starts_in(start, span) and room in rooms:
                variables.model.add(rooms[room] == 0)


def price_room_changes(demand: RoomChangesCost, variables: Variables) -> None:
    """Charge in each span the rooms that are used beyond the first."""
    for span in demand.spans:
        uses = list(used_rooms(variables, demand.sessions, span).values())
        if len(uses) < 2:
            continue
        beyond = variables.auxiliary(len(uses) - 1, "room changes", _changes(demand.sessions, span))
        variables.model.add(beyond >= cp_model.LinearExpr.sum(uses) - 1)
        variables.charge(beyond, demand.weight)


def price_blocks(demand: BlockCost, variables: Variables) -> None:
    """Charge each room in each span by its price, once, however many of the sessions are there."""
    for span, prices in demand.prices.items():
        for room, use in used_rooms(variables, demand.sessions, span, prices).items():
            variables.charge(use, demand.weight * prices[room])


def price_beside(demand: BesideCost, variables: Variables) -> None:
    """Charge each room of the ones so often as there are rooms of the others in the span."""
    for span in demand.spans:
        ones = used_rooms(variables, demand.ones, span)
        others = list(used_rooms(variables, demand.others, span).values())
        if not others:
            continue
        number = cp_model.LinearExpr.sum(others)
        for room, use in ones.items():
            worth = _beside(demand, span, room)
            units = variables.auxiliary(len(others), f"beside {room}", worth)
            variables.model.add(units >= number - len(others) * (1 - use))
            variables.charge(units, demand.weight)


def used_rooms(
    variables: Variables, sessions: tuple[str, ...], span: Span, among: Container[str] | None = None
) -> dict[str, Literal]:
    """Give for each room (of some) a literal that is true if any of the sessions starts there in the span."""
    return {
        room: _used(variables, sessions, span, room, literals)
        for room, literals in sorted(_ways_in(variables, sessions, span).items())
        if among is None or room in among
    }


def _ways_in(variables: Variables, sessions: tuple[str, ...], span: Span) -> dict[str, list[Literal]]:
    """Give for each room the literals with which a session starts there in the span; certain ones come alone."""
    ways: dict[str, list[Literal]] = {}
    for session in sessions if variables.exact_rooms else ():
        for start, rooms in variables.into.get(session, {}).items():
            for room, inside in rooms.items() if _starts_in(start, span) else ():
                ways.setdefault(room, []).append(inside)
    standing = _rooms(Plan(placements=variables.fixed), sessions, span) if variables.exact_rooms else ()
    ways |= {room: [variables.certain] for room in standing}
    return ways


def _used(variables: Variables, sessions: tuple[str, ...], span: Span, room: str, literals: list[Literal]) -> Literal:
    """Make the literal once for all who ask."""
    if len(literals) == 1:
        return literals[0]
    key = (sessions, span, room)
    if key not in variables.blocks:
        use = variables.auxiliary(1, f"use {room} from {span.start}", _use(*key))
        for literal in literals:
            variables.model.add_implication(literal, use)
        variables.blocks[key] = use
    return variables.blocks[key]


def _starts_in(start: int, span: Span) -> bool:
    return span.start <= start < span.end


def _rooms(plan: Plan, sessions: Sequence[str], span: Span) -> set[str]:
    placed = (plan.placements[session] for session in sessions if session in plan.placements)
    return {each.room for each in placed if each.room is not None and _starts_in(each.start, span)}


def _use(sessions: Sequence[str], span: Span, room: str) -> Callable[[Plan], int]:
    return lambda plan: int(room in _rooms(plan, sessions, span))


def _changes(sessions: Sequence[str], span: Span) -> Callable[[Plan], int]:
    return lambda plan: max(0, len(_rooms(plan, sessions, span)) - 1)


def _beside(demand: BesideCost, span: Span, room: str) -> Callable[[Plan], int]:
    def worth(plan: Plan) -> int:
        return len(_rooms(plan, demand.others, span)) if room in _rooms(plan, demand.ones, span) else 0

    return worth
