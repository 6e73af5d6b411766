"""Count rooms as they are open, where their assignment is left open: stronger than counting all of them."""

from solver.timetable.variables import Literal, Variables

MOST_UNIONS = 400


def count_open_rooms(variables: Variables) -> None:
    """Post that of the sessions which at a moment only some rooms can hold, no more run than there are rooms.

    Which rooms can hold a session depends on its start: a room may be closed then. The turnover after a session
    is counted as part of it as far as every room has it.
    """
    turnover = variables.decide.turnover
    if turnover is None:
        return
    pause = min(turnover.values(), default=0)
    running: dict[int, list[tuple[frozenset[str], Literal]]] = {}
    begins: set[int] = set()
    for session, at in variables.at.items():
        if not variables.problem.session[session].needs_room:
            continue
        rooms = variables.decide.rooms(session)
        for start, literal in at.items():
            open_rooms = frozenset(room for room in rooms if variables.decide.open(session, start, room))
            begins.add(start)
            for moment in variables.grid(start, start + variables.duration[session] + pause):
                running.setdefault(moment, []).append((open_rooms, literal))
    for moment in sorted(begins):
        _count(variables, running[moment])


def _count(variables: Variables, running: list[tuple[frozenset[str], Literal]]) -> None:
    for union in _unions({rooms for rooms, _ in running}):
        inside = [literal for rooms, literal in running if rooms <= union]
        if len(inside) > len(union):
            variables.model.add(sum(inside) <= len(union))


def _unions(sets: set[frozenset[str]]) -> list[frozenset[str]]:
    """Give the sets, and the unions of those that overlap, until there are enough of them."""
    found, new = set(sets), set(sets)
    while new and len(found) < MOST_UNIONS:
        new = {one | other for one in new for other in sets if one & other} - found
        found |= set(sorted(new, key=lambda union: (len(union), sorted(union)))[: MOST_UNIONS - len(found)])
    return sorted(found, key=lambda union: (len(union), sorted(union)))
