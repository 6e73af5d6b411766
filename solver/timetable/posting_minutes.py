"""Sessions that have enough minutes together, or enough of them before one of some others starts."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.timetable.demands import EnoughMinutes, EnoughMinutesBefore
from solver.timetable.plan import Plan
from solver.timetable.posting_groups import starts_of
from solver.timetable.variables import Literal, Variables


def post_enough_minutes(demand: EnoughMinutes, variables: Variables) -> None:
    """Add up the minutes of the sessions that are placed."""
    if demand.sessions and not variables.free.intersection(demand.sessions):
        return
    literals, minutes, missing = list[Literal](), list[int](), demand.minutes
    for session in demand.sessions:
        if session in variables.fixed:
            missing -= variables.duration[session]
        for literal in variables.at.get(session, {}).values():
            literals.append(literal)
            minutes.append(variables.duration[session])
    if missing > 0:
        variables.model.add(cp_model.LinearExpr.weighted_sum(literals, minutes) >= missing)


def post_enough_minutes_before(demand: EnoughMinutesBefore, variables: Variables) -> None:
    """Choose one of the others, and count the sessions that have ended when it starts."""
    concerned = {*demand.sessions, *demand.others}
    if concerned and not variables.free.intersection(concerned):
        return
    end = _start_of_one(demand.others, variables)
    counted, minutes = list[Literal](), list[int]()
    for session, at in _placeable(demand.sessions, variables):
        duration = variables.duration[session]

        def worth(plan: Plan, session: str = session, duration: int = duration) -> int:
            placed = plan.placements.get(session)
            return int(placed is not None and placed.start + duration <= _last_start(demand.others, plan))

        counts = variables.auxiliary(1, f"{session} is early", worth)
        variables.model.add_bool_or([~counts, *at.values()])
        start = cp_model.LinearExpr.weighted_sum(list(at.values()), list(at))
        variables.model.add(start + duration <= end).only_enforce_if(counts)
        counted.append(counts)
        minutes.append(duration)
    variables.model.add(cp_model.LinearExpr.weighted_sum(counted, minutes) >= demand.minutes)


def _start_of_one(sessions: Sequence[str], variables: Variables) -> Literal:
    """Give a moment that is no later than the start of some session that is placed."""
    placeable = _placeable(sessions, variables)
    horizon = max((start for _, at in placeable for start in at), default=0)
    moment = variables.auxiliary(horizon, "one starts", lambda plan: _last_start(sessions, plan))
    choices = []
    for session, at in placeable:

        def worth(plan: Plan, session: str = session) -> int:
            return int(session in plan.placements and plan.placements[session].start == _last_start(sessions, plan))

        chosen = variables.auxiliary(1, f"{session} is the one", worth)
        variables.model.add_bool_or([~chosen, *at.values()])
        start = cp_model.LinearExpr.weighted_sum(list(at.values()), list(at))
        variables.model.add(moment <= start).only_enforce_if(chosen)
        choices.append(chosen)
    variables.model.add_bool_or(choices)
    return moment


def _placeable(sessions: Sequence[str], variables: Variables) -> list[tuple[str, dict[int, Literal]]]:
    found = [(session, starts_of(variables, session)) for session in sessions]
    return [(session, at) for session, at in found if at]


def _last_start(sessions: Sequence[str], plan: Plan) -> int:
    return max((plan.placements[session].start for session in sessions if session in plan.placements), default=0)
