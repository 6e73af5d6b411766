"""What it costs that a span in between is left unused, or that sessions are not in their places, for CP-SAT."""

from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.timetable.block_costs import InterruptedCost, PlaceCost
from solver.timetable.plan import Plan
from solver.timetable.posting_groups import starts_of
from solver.timetable.values import Span
from solver.timetable.variables import Literal, Variables


def charge_interrupted(demand: InterruptedCost, variables: Variables) -> None:
    """Charge one unit if use begins in more than one of the spans."""
    before: Literal | None = None
    begins: list[Literal] = []
    for number, span in enumerate(demand.spans):
        used = _used(demand.sessions, span, variables)
        if used is not None:
            begin = variables.auxiliary(1, f"begins from {span.start}", _begins(demand, number))
            variables.model.add_bool_or([begin, ~used, *([] if before is None else [before])])
            begins.append(begin)
        before = used
    if len(begins) > 1:
        unit = variables.auxiliary(1, "interrupted", lambda plan: int(_number_of_begins(demand, plan) > 1))
        variables.model.add(cp_model.LinearExpr.sum(begins) <= 1 + (len(begins) - 1) * unit)
        variables.charge(unit, demand.weight)


def _used(sessions: tuple[str, ...], span: Span, variables: Variables) -> Literal | None:
    """Give a literal that is true if, and only if, any of the sessions starts in the span; None if none can."""
    if any(span.start <= variables.fixed[s].start < span.end for s in sessions if s in variables.fixed):
        return variables.certain
    starts = [
        literal for s in sessions if s in variables.at for literal in variables.between(s, span.start, span.end)
    ]
    if not starts:
        return None
    used = variables.auxiliary(1, f"used from {span.start}", lambda plan: int(_starts_in(plan, sessions, span)))
    variables.model.add_max_equality(used, starts)
    return used


def _starts_in(plan: Plan, sessions: tuple[str, ...], span: Span) -> bool:
    return any(span.start <= plan.placements[s].start < span.end for s in sessions if s in plan.placements)


def _begins(demand: InterruptedCost, number: int) -> Callable[[Plan], int]:
    def worth(plan: Plan) -> int:
        here, *before = (
            _starts_in(plan, demand.sessions, span) for span in demand.spans[max(0, number - 1) : number + 1][::-1]
        )
        return int(here and not any(before))

    return worth


def _number_of_begins(demand: InterruptedCost, plan: Plan) -> int:
    used = [_starts_in(plan, demand.sessions, span) for span in demand.spans]
    return sum(here and not before for here, before in zip(used, [False, *used], strict=False))


def charge_place(demand: PlaceCost, variables: Variables) -> None:
    """Charge the session at each of its starts before which not just so many of the others start."""
    others = [starts_of(variables, other) for other in demand.others]

    def worth(plan: Plan) -> int:
        placed = plan.placements.get(demand.session)
        starts = [plan.placements[other].start for other in demand.others if other in plan.placements]
        return int(placed is not None and sum(start < placed.start for start in starts) != demand.before)

    starts = starts_of(variables, demand.session)
    if not starts:
        return
    displaced = variables.auxiliary(1, f"{demand.session} is not in its place", worth)
    variables.charge(displaced, demand.weight)
    for start, here in starts.items():
        earlier = [literal for at in others for other_start, literal in at.items() if other_start < start]
        number = cp_model.LinearExpr.sum(earlier)
        variables.model.add(number == demand.before).only_enforce_if([here, ~displaced])
