"""Time that sessions leave free: hard, for a room; as a price, for the people whom the sessions need."""

from collections.abc import Callable, Sequence

from solver.timetable.costs import PauseCost
from solver.timetable.demands import Pause
from solver.timetable.plan import Placement, Plan
from solver.timetable.values import Span
from solver.timetable.variables import Literal, Variables

Blocker = tuple[int, int, Literal]  # from, until, and the literal with which it does


def post_pause(demand: Pause, variables: Variables) -> None:
    """Ask for a pause in each room; where rooms are only counted, of the sessions that have no other room."""
    for room in variables.problem.rooms:
        here = [session for session in demand.sessions if room.id in variables.decide.rooms(session)]
        if not variables.exact_rooms:
            here = [session for session in here if len(variables.decide.rooms(session)) == 1]
        if variables.free.intersection(here):
            _post_pause_in(room.id, here, demand, variables)


def _post_pause_in(room: str, here: list[str], demand: Pause, variables: Variables) -> None:
    fixed = [s for s in here if s in variables.fixed and variables.fixed[s].room == room]
    free = [s for s in here if s in variables.free]

    def running(session: str, placement: Placement) -> bool:
        return session in here and placement.room in (room, None)

    blockers = [
        (start, start + variables.duration[session], inside)
        for session in free
        for start, literal in variables.at[session].items()
        for other, inside in (variables.into[session].get(start) or {room: literal}).items()
        if other == room
    ]
    pauses = _pauses(demand.span, demand.minutes, blockers, fixed, running, variables)
    if pauses is not None:
        variables.model.add_bool_or(pauses)


def charge_pause(demand: PauseCost, variables: Variables) -> None:
    """Charge one unit if there is no pause."""
    fixed = [session for session in demand.sessions if session in variables.fixed]
    blockers = [
        (start, start + variables.duration[session], literal)
        for session in demand.sessions
        for start, literal in variables.at.get(session, {}).items()
    ]

    def running(session: str, _: Placement) -> bool:
        return session in demand.sessions

    pauses = _pauses(demand.span, demand.minutes, blockers, fixed, running, variables)
    if pauses is None:
        return
    if not pauses:
        variables.constant_cost += demand.weight
        return

    def worth(plan: Plan) -> int:
        busy = _busy(plan, running, variables)
        moments = [demand.span.start, *(end for _, end in busy)]
        return int(not any(_free(moment, demand.minutes, busy, demand.span) for moment in moments))

    none = variables.auxiliary(1, "no pause", worth)
    variables.model.add_bool_or([*pauses, none])
    variables.charge(none, demand.weight)


def _pauses(
    span: Span,
    minutes: int,
    blockers: list[Blocker],
    fixed: Sequence[str],
    running: Callable[[str, Placement], bool],
    variables: Variables,
) -> list[Literal] | None:
    """Make a literal for each moment at which a pause may begin; None if there is one whatever is decided.

    A pause can begin where the span does or where a session ends: any other can be had earlier.
    """
    standing = [(variables.fixed[s].start, variables.fixed[s].start + variables.duration[s]) for s in fixed]
    ends = {end for _, end, _ in blockers} | {end for _, end in standing}
    pauses = []
    for moment in sorted({span.start, *ends}):
        if not _free(moment, minutes, standing, span):
            continue
        blocking = [literal for start, end, literal in blockers if start < moment + minutes and moment < end]
        if not blocking:
            return None

        def worth(plan: Plan, moment: int = moment) -> int:
            return int(_free(moment, minutes, _busy(plan, running, variables), span))

        pause = variables.auxiliary(1, f"pause at {moment}", worth)
        for literal in blocking:
            variables.model.add_implication(literal, ~pause)
        pauses.append(pause)
    return pauses


def _free(moment: int, minutes: int, busy: list[tuple[int, int]], span: Span) -> bool:
    if not span.start <= moment <= span.end - minutes:
        return False
    return not any(start < moment + minutes and moment < end for start, end in busy)


def _busy(plan: Plan, running: Callable[[str, Placement], bool], variables: Variables) -> list[tuple[int, int]]:
    return [
        (placement.start, placement.start + variables.duration[session])
        for session, placement in plan.placements.items()
        if running(session, placement)
    ]
