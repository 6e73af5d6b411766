"""What is asked of groups of sessions: apart, in a row, in one room, within one span, not without another."""

from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from solver.timetable.costs import NotInARowCost
from solver.timetable.demands import Apart, AtMostWithin, InARow, OnlyWith, SameRoom, SameSpan
from solver.timetable.plan import Plan
from solver.timetable.values import Span
from solver.timetable.variables import Literal, Variables


def post_apart(demand: Apart, variables: Variables) -> None:
    """At each moment at most one runs or has ended less than the gap ago; `narrow` has seen to the fixed ones."""
    after: dict[int, list[Literal]] = {}
    for session in demand.sessions:
        for start, literal in variables.at.get(session, {}).items():
            for moment in variables.grid(start, start + variables.duration[session] + demand.gap):
                after.setdefault(moment, []).append(literal)
    for moment in sorted(variables.possible_starts(demand.sessions)):
        if len(after[moment]) > 1:
            variables.model.add_at_most_one(after[moment])


def starts_of(variables: Variables, session: str) -> dict[int, Literal]:
    """Give the literal of each start of a session; a fixed one has one start, which is certain."""
    if session in variables.fixed:
        return {variables.fixed[session].start: variables.model.new_constant(1)}
    return variables.at.get(session, {})


def post_in_a_row(demand: InARow, variables: Variables) -> None:
    """At most one of the sessions starts without another having ended just before."""
    if variables.free.intersection(demand.sessions):
        variables.model.add_at_most_one(_beginnings(demand.sessions, demand.gap, variables))


def charge_not_in_a_row(demand: NotInARowCost, variables: Variables) -> None:
    """Charge the sessions that start without another having ended just before, but for one."""
    beginnings = _beginnings(demand.sessions, demand.gap, variables)

    def worth(plan: Plan) -> int:
        fresh = sum(_begins(plan, session, demand.sessions, demand.gap, variables) for session in demand.sessions)
        return max(0, fresh - 1)

    units = variables.auxiliary(len(demand.sessions), "not in a row", worth)
    variables.model.add(units >= cp_model.LinearExpr.sum(beginnings) - 1)
    variables.charge(units, demand.weight)


def _beginnings(sessions: Sequence[str], gap: int, variables: Variables) -> list[Literal]:
    """Make a literal for each session: true if it starts without another having ended just before."""
    starts = {session: starts_of(variables, session) for session in sessions}
    beginnings = []
    for session in sessions:

        def worth(plan: Plan, session: str = session) -> int:
            return int(_begins(plan, session, sessions, gap, variables))

        begins = variables.auxiliary(1, f"{session} begins", worth)
        for start, literal in starts[session].items():
            before = [
                other_literal
                for other in sessions
                if other != session
                for other_start, other_literal in starts[other].items()
                if 0 <= start - other_start - variables.duration[other] <= gap
            ]
            variables.model.add_bool_or([~literal, begins, *before])
        beginnings.append(begins)
    return beginnings


def _begins(plan: Plan, session: str, sessions: Sequence[str], gap: int, variables: Variables) -> bool:
    if session not in plan.placements:
        return False
    start = plan.placements[session].start
    ends = [
        plan.placements[other].start + variables.duration[other]
        for other in sessions
        if other != session and other in plan.placements
    ]
    return not any(0 <= start - end <= gap for end in ends)


def post_same_room(demand: SameRoom, variables: Variables) -> None:
    """Choose a room for the group. Where rooms are only counted, each start must at least suit that room."""
    housed = [s for s in demand.sessions if variables.problem.session[s].needs_room]
    if not variables.free.intersection(housed):
        return
    uses = {
        room.id: variables.auxiliary(1, f"group in {room.id}", _in_room(housed, room.id))
        for room in variables.problem.rooms
    }
    variables.model.add_at_most_one(list(uses.values()))
    for session in housed:
        if session in variables.fixed:
            room_of_fixed = variables.fixed[session].room
            if room_of_fixed is not None:
                variables.model.add(uses[room_of_fixed] == 1)
        elif session in variables.free:
            _in_the_room_of_the_group(session, uses, variables)


def _in_the_room_of_the_group(session: str, uses: dict[str, Literal], variables: Variables) -> None:
    for start, literal in variables.at[session].items():
        if variables.exact_rooms:
            for room, inside in variables.into[session].get(start, {}).items():
                variables.model.add_implication(inside, uses[room])
        else:
            decide = variables.decide
            suitable = [uses[room] for room in decide.rooms(session) if decide.open(session, start, room)]
            variables.model.add_bool_or([~literal, *suitable])


def _in_room(sessions: Sequence[str], room: str) -> Callable[[Plan], int]:
    return lambda plan: int(any(plan.placements[s].room == room for s in sessions if s in plan.placements))


def post_same_span(demand: SameSpan, variables: Variables) -> None:
    """Choose one of the spans for the group; each start lies in it."""
    if not variables.free.intersection(demand.sessions):
        return
    spans = [
        (span, variables.auxiliary(1, f"group from {span.start}", _in_span(demand.sessions, span)))
        for span in demand.spans
    ]
    variables.model.add_at_most_one([literal for _, literal in spans])
    for session in demand.sessions:
        for start, literal in starts_of(variables, session).items():
            here = [chosen for span, chosen in spans if span.start <= start < span.end]
            variables.model.add_bool_or([~literal, *here])


def _in_span(sessions: Sequence[str], span: Span) -> Callable[[Plan], int]:
    return lambda plan: int(
        any(span.start <= plan.placements[s].start < span.end for s in sessions if s in plan.placements)
    )


def post_at_most_within(demand: AtMostWithin, variables: Variables) -> None:
    """Count the starts in the span."""
    left, inside = demand.limit, list[Literal]()
    for session in demand.sessions:
        if session in variables.fixed:
            left -= demand.span.start <= variables.fixed[session].start < demand.span.end
        elif session in variables.free:
            inside += variables.between(session, demand.span.start, demand.span.end)
    if inside:
        variables.model.add(cp_model.LinearExpr.sum(inside) <= max(0, left))


def post_only_with(demand: OnlyWith, variables: Variables) -> None:
    """Let a session be placed only where the needed one is. One that must be placed needs no more words here."""
    sessions = [session for session in demand.sessions if session in variables.free or session in variables.fixed]
    certain = demand.needed in variables.decide.present or demand.needed in variables.fixed
    if certain or not variables.free.intersection((*sessions, demand.needed)):
        return
    needed = cp_model.LinearExpr.sum(list(variables.at.get(demand.needed, {}).values()))
    for session in sessions:
        placed = cp_model.LinearExpr.sum(list(starts_of(variables, session).values()))
        variables.model.add(placed <= needed)
