"""The model of blocks: that of a timetable, but for rooms, which hold what fits into a span, and for places."""

from ortools.sat.python import cp_model

from solver.stop import Stop
from solver.timetable.block_costs import PlaceCost
from solver.timetable.blocks.coarse import Coarse
from solver.timetable.demands import NeverTogether
from solver.timetable.model import build
from solver.timetable.values import Span
from solver.timetable.variables import Literal, Variables


def build_blocks(coarse: Coarse, *, costs: bool = True, stop: Stop | None = None) -> Variables:
    """Build the model of all sessions; `costs` false leaves the preferences out."""
    variables = build(coarse.problem, coarse, costs=costs, stop=stop)
    for span in coarse.spans:
        _fill_rooms(variables, coarse, span)
        for demand in coarse.fine.demands:
            if isinstance(demand, NeverTogether):
                _fill(variables, coarse, demand.sessions, span)
    if costs:
        for demand in coarse.places:
            _charge_place(variables, coarse, demand)
        literals, prices = [literal for literal, _ in variables.costs], [price for _, price in variables.costs]
        total = cp_model.LinearExpr.weighted_sum(literals, prices)
        variables.model.minimize(total + variables.constant_cost)
    return variables


def _fill_rooms(variables: Variables, coarse: Coarse, span: Span) -> None:
    """Let a room hold in a span no more minutes than there are from the first start to the last end."""
    turnover = coarse.fine.turnover
    if turnover is None:
        return
    inside: dict[str, list[tuple[str, Literal]]] = {}
    for session, houses in variables.into.items():
        for start, rooms in houses.items():
            for room, literal in rooms.items() if span.start <= start < span.end else ():
                inside.setdefault(room, []).append((session, literal))
    for room, literals in inside.items():
        pause = turnover[room]
        _bound(variables, coarse, literals, span, pause)


def _fill(variables: Variables, coarse: Coarse, sessions: tuple[str, ...], span: Span) -> None:
    """Let sessions that never overlap have no more minutes in a span than there are."""
    literals = [(s, literal) for s in sessions for literal in variables.between(s, span.start, span.end)]
    _bound(variables, coarse, literals, span, 0)


def _bound(variables: Variables, coarse: Coarse, inside: list[tuple[str, Literal]], span: Span, pause: int) -> None:
    minutes = coarse.minutes((session for session, _ in inside), span) + pause
    lengths = [variables.duration[session] + pause for session, _ in inside]
    if sum(lengths) > minutes:
        total = cp_model.LinearExpr.weighted_sum([literal for _, literal in inside], lengths)
        variables.model.add(total <= minutes)


def _charge_place(variables: Variables, coarse: Coarse, demand: PlaceCost) -> None:
    """Charge a session that has too many others in earlier spans, or too few up to its own."""
    for span in coarse.spans:
        here = variables.between(demand.session, span.start, span.end)
        if not here:
            continue
        [before, until] = [
            cp_model.LinearExpr.sum(
                [literal for other in demand.others for literal in _starting(variables, other, moment)]
            )
            for moment in (span.start, span.end)
        ]
        displaced = variables.model.new_bool_var(f"{demand.session} is not in its place")
        variables.charge(displaced, demand.weight)
        for literal in here:
            variables.model.add(before <= demand.before).only_enforce_if([literal, ~displaced])
            variables.model.add(until >= demand.before).only_enforce_if([literal, ~displaced])


def _starting(variables: Variables, session: str, until: int) -> list[Literal]:
    return [literal for start, literal in variables.at[session].items() if start < until]
