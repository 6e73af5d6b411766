"""How many of some spans, such as days, the sessions of a group are spread over."""

from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from solver.timetable.costs import FewSpansCost
from solver.timetable.plan import Plan
from solver.timetable.posting_groups import starts_of
from solver.timetable.stretches import starting_in
from solver.timetable.values import Span
from solver.timetable.variables import Literal, Variables


def any_of(choices: Sequence[Literal], name: str, worth: Callable[[Plan], int], variables: Variables) -> Literal:
    """Give a literal that is true if and only if one of the choices is; `worth` says so of a plan."""
    if len(choices) == 1:
        return choices[0]
    found = variables.auxiliary(1, name, worth)
    variables.model.add_bool_or([~found, *choices])
    for choice in choices:
        variables.model.add_implication(choice, found)
    return found


def price_few_spans(demand: FewSpansCost, variables: Variables) -> None:
    """Charge the spans that are short of the least, once one is used."""
    used = [literal for span in demand.spans for literal in _is_used(span, demand, variables)]
    if not used:
        return

    def worth(plan: Plan) -> int:
        number = sum(_uses(plan, demand, span, variables) for span in demand.spans)
        return max(0, demand.least - number) if number else 0

    short = variables.auxiliary(demand.least, "spans short", worth)
    variables.charge(short, demand.weight)
    for literal in used:
        variables.model.add(short + cp_model.LinearExpr.sum(used) >= demand.least * literal)


def _is_used(span: Span, demand: FewSpansCost, variables: Variables) -> list[Literal]:
    """Give the literal with which one of the sessions starts in the span, if any can."""
    choices = [
        literal
        for session in demand.sessions
        for start, literal in starts_of(variables, session).items()
        if span.start <= start < span.end
    ]
    if not choices:
        return []
    return [any_of(choices, f"used from {span.start}", lambda plan: _uses(plan, demand, span, variables), variables)]


def _uses(plan: Plan, demand: FewSpansCost, span: Span, variables: Variables) -> int:
    return int(bool(starting_in(span, demand.sessions, plan.placements, variables.duration)))
