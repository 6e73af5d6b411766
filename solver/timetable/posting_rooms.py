"""One session in a room at a time: exactly, room by room, or as a count of the rooms that would do."""

from itertools import combinations

from ortools.sat.python import cp_model

from solver.timetable.variables import Literal, Variables

MOST_UNIONS = 300


def post_rooms(variables: Variables) -> None:
    """Post that rooms hold one session at a time, with the turnover in between."""
    if variables.decide.turnover is None:
        return
    if variables.exact_rooms:
        one_at_a_time(variables, variables.decide.turnover, variables.into)
    else:
        _by_count(variables, variables.decide.turnover)


def one_at_a_time(
    variables: Variables, turnover: dict[str, int], into: dict[str, dict[int, dict[str, Literal]]]
) -> None:
    """Let one of the sessions hold a room at a time, whose literals say who starts there when."""
    using: dict[str, dict[int, list[Literal]]] = {}
    begins: dict[str, set[int]] = {}
    sessions: dict[tuple[str, int], set[str]] = {}
    for session, houses in into.items():
        for start, rooms in houses.items():
            for room, inside in rooms.items():
                begins.setdefault(room, set()).add(start)
                end = start + variables.duration[session] + turnover[room]
                for moment in variables.grid(start, end):
                    using.setdefault(room, {}).setdefault(moment, []).append(inside)
                    sessions.setdefault((room, moment), set()).add(session)
    for room, moments in using.items():
        for moment in sorted(begins[room]):
            if len(sessions[room, moment]) > 1:
                variables.model.add_at_most_one(moments[moment])


def _by_count(variables: Variables, turnover: dict[str, int]) -> None:
    """Hall's condition: the sessions that only a set of rooms can hold are never more than those rooms.

    A relaxation: a session must also keep its room for its whole length. Counted once as the sessions run, without
    the rooms in which none may run then, and once with the turnover after them, for which rooms without any give some
    slack.
    """
    groups: dict[frozenset[str], list[str]] = {}
    for session in variables.problem.sessions:
        rooms = frozenset(variables.decide.rooms(session.id))
        if rooms and session.id in variables.free:
            groups.setdefault(rooms, []).append(session.id)
    begins = {rooms: variables.possible_starts(members) for rooms, members in groups.items()}
    shut = _shut(variables)
    for pause in sorted({0, *turnover.values()}):
        cover = {rooms: _padded(variables, members, pause) for rooms, members in groups.items()}
        for union in _unions(list(groups)):
            quicker = sum(turnover[room] < pause for room in union)
            if quicker < len(union):
                closed = {} if pause else {room: shut[room] for room in union & shut.keys()}
                _count(variables, union, len(union) + quicker, closed, cover, begins)


def _shut(variables: Variables) -> dict[str, set[int]]:
    """Give for rooms that are closed now and then the grid points at which no session may be there."""
    refused: dict[str, set[int]] = {}
    taken: dict[str, set[int]] = {}
    for session, at in variables.at.items():
        for start in at:
            points = variables.grid(start, start + variables.duration[session])
            for room in variables.decide.rooms(session):
                side = taken if variables.decide.open(session, start, room) else refused
                side.setdefault(room, set()).update(points)
    return {room: points - taken.get(room, set()) for room, points in refused.items()}


def _count(
    variables: Variables,
    union: frozenset[str],
    limit: int,
    shut: dict[str, set[int]],
    cover: dict[frozenset[str], dict[int, dict[str, list[Literal]]]],
    begins: dict[frozenset[str], set[int]],
) -> None:
    inside = [rooms for rooms in cover if rooms <= union]
    for moment in sorted(set().union(*(begins[rooms] for rooms in inside))):
        running = [group for rooms in inside for group in cover[rooms].get(moment, {}).values()]
        rooms_left = limit - sum(moment in points for points in shut.values())
        if len(running) > rooms_left:
            literals = [literal for group in running for literal in group]
            variables.model.add(cp_model.LinearExpr.sum(literals) <= rooms_left)


def _padded(variables: Variables, members: list[str], pause: int) -> dict[int, dict[str, list[Literal]]]:
    cover: dict[int, dict[str, list[Literal]]] = {}
    for session in members:
        for start, literal in variables.at.get(session, {}).items():
            for moment in variables.grid(start, start + variables.duration[session] + pause):
                cover.setdefault(moment, {}).setdefault(session, []).append(literal)
    return cover


def _unions(sets: list[frozenset[str]]) -> list[frozenset[str]]:
    """Give the sets and their unions, until there are enough; of sets without a common room a union says no more."""
    found = set(sets)
    new = set(sets)
    while new and len(found) < MOST_UNIONS:
        pairs = combinations(sorted(found, key=sorted), 2)
        new = {one | other for one, other in pairs if not one.isdisjoint(other)} - found
        found |= set(sorted(new, key=lambda union: (len(union), sorted(union)))[: MOST_UNIONS - len(found)])
    return sorted(found, key=lambda union: (len(union), sorted(union)))
