"""Prices of two sessions by their times and their rooms, as CP-SAT variables; only where rooms are exact."""

from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.timetable.costs import RoomPairCost
from solver.timetable.plan import Placement, Plan
from solver.timetable.variables import Literal, Variables

FEW = 6  # windows up to which times and rooms are asked together: stronger, but a constraint for each and each room


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
    """Charge where times and rooms meet: in one step where few windows can open, else each by itself first."""
    windows = _by_window(demand, variables)
    rows = _rows(demand, variables, windows) if len(windows) <= FEW else _rows_in_two_steps(demand, variables)
    if not rows:
        return

    def worth(plan: Plan) -> int:
        here, there = plan.placements.get(demand.one), plan.placements.get(demand.other)
        return int(here is not None and there is not None and _meets(demand, here, there))

    _charge_any(variables, rows, demand.weight, f"{demand.one} and {demand.other} in rooms", worth)


def _charge_any(
    variables: Variables, rows: list[list[Literal]], weight: int, name: str, worth: Callable[[Plan], int]
) -> Literal:
    """Make a unit that is due where two literals of a row hold."""
    unit = variables.auxiliary(1, name, worth)
    variables.charge(unit, weight)
    for row in rows:
        variables.model.add(cp_model.LinearExpr.sum(row) <= 1 + unit)
    return unit


def _rows(
    demand: RoomPairCost, variables: Variables, windows: dict[tuple[int, int], dict[str, list[Literal]]]
) -> list[list[Literal]]:
    """Put those of the first session who shun so much beside those of the other who are shunned.

    Rooms that shun more than is asked count among the first: fewer and stronger constraints than room by room.
    """
    rows = []
    for window, housed in windows.items():
        for shunned in sorted({demand.shuns(room) for room in housed}, key=sorted):
            first = [inside for room in housed if demand.shuns(room) >= shunned for inside in housed[room]]
            then = _inside(variables, demand.other, window, shunned)
            if then:
                rows.append([*first, *then])
    return rows


def _rows_in_two_steps(demand: RoomPairCost, variables: Variables) -> list[list[Literal]]:
    """Ask of the starts and of the rooms by themselves, then of both: few constraints for many starts."""
    one, other = demand.one, demand.other

    def near(plan: Plan) -> int:
        if one not in plan.placements or other not in plan.placements:
            return 0
        low, high = demand.window(plan.placements[one].start)
        return int(low <= plan.placements[other].start < high)

    def shunned(plan: Plan) -> int:
        here, there = (plan.placements[each].room if each in plan.placements else None for each in (one, other))
        return int(here is not None and there is not None and there in demand.shuns(here))

    times = [
        [literal, *variables.between(other, *demand.window(start))] for start, literal in variables.at[one].items()
    ]
    rooms, others = _lodged(variables, one), _lodged(variables, other)
    places = [
        [literal, *(others[each] for each in sorted(demand.shuns(room) & others.keys()))]
        for room, literal in rooms.items()
    ]
    times, places = ([row for row in rows if len(row) > 1] for rows in (times, places))
    if not times or not places:
        return []
    return [
        [
            _charge_any(variables, times, 0, f"{other} soon after {one}", near),
            _charge_any(variables, places, 0, f"{one} shuns {other}", shunned),
        ]
    ]


def _lodged(variables: Variables, session: str) -> dict[str, Literal]:
    """Give a literal for each room in which a session may be, whenever; made once."""
    if session not in variables.lodged:
        insides: dict[str, list[Literal]] = {}
        for rooms in variables.into[session].values():
            for room, inside in rooms.items():
                insides.setdefault(room, []).append(inside)
        lodged = variables.lodged[session] = {}
        for room, literals in sorted(insides.items()):
            lodged[room] = variables.auxiliary(1, f"{session} in {room}", _in_room(session, room))
            variables.model.add(cp_model.LinearExpr.sum(literals) == lodged[room])
    return variables.lodged[session]


def _in_room(session: str, room: str) -> Callable[[Plan], int]:
    return lambda plan: int(session in plan.placements and plan.placements[session].room == room)


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
