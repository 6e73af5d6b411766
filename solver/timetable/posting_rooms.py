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
        _room_by_room(variables, variables.decide.turnover)
    else:
        _by_count(variables, variables.decide.turnover)


def _room_by_room(variables: Variables, turnover: dict[str, int]) -> None:
    using: dict[str, dict[int, list[Literal]]] = {}
    begins: dict[str, set[int]] = {}
    sessions: dict[tuple[str, int], set[str]] = {}
    for session, houses in variables.into.items():
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

    A relaxation: a session must also keep its room for its whole length, and rooms have closed hours. Counted
    once as the sessions run, and once with the turnover after them, for which rooms without any give some slack.
    """
    groups: dict[frozenset[str], list[str]] = {}
    for session in variables.problem.sessions:
        rooms = frozenset(variables.decide.rooms(session.id))
        if rooms and session.id in variables.free:
            groups.setdefault(rooms, []).append(session.id)
    begins = {rooms: variables.possible_starts(members) for rooms, members in groups.items()}
    for pause in sorted({0, *turnover.values()}):
        cover = {rooms: _padded(variables, members, pause) for rooms, members in groups.items()}
        for union in _unions(list(groups)):
            quicker = sum(turnover[room] < pause for room in union)
            if quicker < len(union):
                _count(variables, union, len(union) + quicker, cover, begins)


def _count(
    variables: Variables,
    union: frozenset[str],
    limit: int,
    cover: dict[frozenset[str], dict[int, dict[str, list[Literal]]]],
    begins: dict[frozenset[str], set[int]],
) -> None:
    inside = [rooms for rooms in cover if rooms <= union]
    for moment in sorted(set().union(*(begins[rooms] for rooms in inside))):
        running = [group for rooms in inside for group in cover[rooms].get(moment, {}).values()]
        if len(running) > limit:
            literals = [literal for group in running for literal in group]
            variables.model.add(cp_model.LinearExpr.sum(literals) <= limit)


def _padded(variables: Variables, members: list[str], pause: int) -> dict[int, dict[str, list[Literal]]]:
    cover: dict[int, dict[str, list[Literal]]] = {}
    for session in members:
        for start, literal in variables.at.get(session, {}).items():
            for moment in variables.grid(start, start + variables.duration[session] + pause):
                cover.setdefault(moment, {}).setdefault(session, []).append(literal)
    return cover


def _unions(sets: list[frozenset[str]]) -> list[frozenset[str]]:
    """Give the sets and their unions with one another, until there are enough of them."""
    found = set(sets)
    new = set(sets)
    while new and len(found) < MOST_UNIONS:
        new = {one | other for one, other in combinations(sorted(found, key=sorted), 2)} - found
        found |= set(sorted(new, key=lambda union: (len(union), sorted(union)))[: MOST_UNIONS - len(found)])
    return sorted(found, key=lambda union: (len(union), sorted(union)))
