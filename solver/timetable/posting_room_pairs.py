"""Prices of two sessions by their times and their rooms, as CP-SAT variables; only where rooms are exact."""

from ortools.sat.python import cp_model

from solver.timetable.costs import RoomPairCost
from solver.timetable.plan import Placement, Plan
from solver.timetable.variables import Literal, Variables


def price_room_pair(demand: RoomPairCost, variables: Variables) -> None:
    """Charge one unit if `other` starts in the window of `one`, in a room that the room of `one` shuns."""
    one, other = demand.one, demand.other
    fixed, free = variables.fixed, variables.free
    if not variables.exact_rooms:
        return
    if one in fixed and other in fixed:
        variables.constant_cost += demand.weight * _meets(demand, fixed[one], fixed[other])
    elif one in fixed and other in free:
        _charge_other(demand, variables, fixed[one])
    elif one in free and other in fixed:
        _charge_one(demand, variables, fixed[other])
    elif one in free and other in free:
        _free_pair(demand, variables)


def _meets(demand: RoomPairCost, here: Placement, there: Placement) -> bool:
    if here.room is None or there.room is None or there.room not in demand.shuns(here.room):
        return False
    low, high = demand.window(here.start)
    return low <= there.start < high


def _charge_other(demand: RoomPairCost, variables: Variables, here: Placement) -> None:
    if here.room is not None:
        for literal in _inside(variables, demand.other, demand.window(here.start), demand.shuns(here.room)):
            variables.charge(literal, demand.weight)


def _charge_one(demand: RoomPairCost, variables: Variables, there: Placement) -> None:
    for start, rooms in variables.into[demand.one].items():
        low, high = demand.window(start)
        if low <= there.start < high:
            for room, inside in rooms.items():
                variables.charge(inside, demand.weight * (there.room in demand.shuns(room)))


def _free_pair(demand: RoomPairCost, variables: Variables) -> None:
    """Charge where one of the rooms that shun so much, and one of those that are shunned, are taken.

    Rooms that shun more than is asked count among the first: fewer and stronger constraints than room by room.
    """
    rows: list[list[Literal]] = []
    for window, housed in _by_window(demand, variables).items():
        for shunned in sorted({demand.shuns(room) for room in housed}, key=sorted):
            first = [inside for room in housed if demand.shuns(room) >= shunned for inside in housed[room]]
            then = _inside(variables, demand.other, window, shunned)
            if then:
                rows.append([*first, *then])
    if not rows:
        return

    def worth(plan: Plan) -> int:
        here, there = plan.placements.get(demand.one), plan.placements.get(demand.other)
        return int(here is not None and there is not None and _meets(demand, here, there))

    unit = variables.auxiliary(1, f"{demand.one} and {demand.other} in rooms", worth)
    variables.charge(unit, demand.weight)
    for row in rows:
        variables.model.add(cp_model.LinearExpr.sum(row) <= 1 + unit)


def _by_window(demand: RoomPairCost, variables: Variables) -> dict[tuple[int, int], dict[str, list[Literal]]]:
    """Give for each window that a start of `one` can open the literals of those starts, by room."""
    found: dict[tuple[int, int], dict[str, list[Literal]]] = {}
    for start, rooms in variables.into[demand.one].items():
        housed = found.setdefault(demand.window(start), {})
        for room, inside in rooms.items():
            housed.setdefault(room, []).append(inside)
    return found


def _inside(variables: Variables, session: str, window: tuple[int, int], rooms: frozenset[str]) -> list[Literal]:
    low, high = window
    return [
        inside
        for start, houses in variables.into[session].items()
        if low <= start < high
        for room, inside in houses.items()
        if room in rooms
    ]
