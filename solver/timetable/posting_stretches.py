"""How the sessions of one person or group lie in a span: too many in a row, one alone, one with none beside it."""

from collections.abc import Callable, Sequence
from functools import singledispatch

from ortools.sat.python import cp_model

from solver.timetable.costs import FewSpansCost, IsolatedCost, LonelyCost, LongRunsCost
from solver.timetable.demands import EnoughSpans, NoneIsolated
from solver.timetable.plan import Plan
from solver.timetable.stretches import (
    OfStretches,
    Stretch,
    beside,
    in_a_row,
    right_before,
    starting_in,
    stretches_of,
    units,
)
from solver.timetable.values import Span
from solver.timetable.variables import Literal, Variables

Present = dict[Stretch, Literal]


def post_enough_spans(demand: EnoughSpans, variables: Variables) -> None:
    """Ask for the least, once one of the spans is used."""
    if not variables.free.isdisjoint(demand.sessions):
        used = _used(demand, variables)
        for literal in used:
            variables.model.add(cp_model.LinearExpr.sum(used) >= demand.least).only_enforce_if(literal)


def post_none_isolated(demand: NoneIsolated, variables: Variables) -> None:
    """Ask of each stretch that is there that one beside it is."""
    if not variables.free.isdisjoint(demand.sessions):
        present = _stretches(demand.sessions, demand.span, variables)
        for stretch, literal in present.items():
            near = [present[other] for other in beside(stretch, present, demand.gap)]
            variables.model.add_bool_or([~literal, *near])


def price_stretches(demand: OfStretches, variables: Variables) -> None:
    """Charge what the demand counts; if all its sessions stand, that is a constant."""
    if variables.free.isdisjoint(demand.sessions):
        standing = stretches_of(demand.sessions, variables.fixed, variables.duration)
        variables.constant_cost += demand.weight * units(demand, standing)
    else:
        _charge(demand, variables)


@singledispatch
def _charge(demand: OfStretches, variables: Variables) -> None:
    raise TypeError(f"{type(demand).__name__} is not about stretches")


@_charge.register
def _long_runs(demand: LongRunsCost, variables: Variables) -> None:
    """Follow the chains, level by level: the stretches that end one of so many, up to one too many."""
    present = _stretches(demand.sessions, demand.span, variables)
    ending = present
    for length in range(2, demand.most + 2):
        ending = _one_longer(demand, length, present, ending, variables)
    for unit in ending.values():
        variables.charge(unit, demand.weight)


def _one_longer(
    demand: LongRunsCost, length: int, present: Present, ending: Present, variables: Variables
) -> Present:
    """Make a literal for each stretch that may end a chain of so many: one where a shorter one comes before."""
    longer: Present = {}
    for stretch, literal in present.items():
        before = right_before(stretch, ending, demand.gap)
        if not before:
            continue

        def worth(plan: Plan, stretch: Stretch = stretch) -> int:
            lengths = in_a_row(_placed(plan, demand.sessions, demand.span, variables), demand.gap)
            return int(lengths.get(stretch, 0) >= length)

        longer[stretch] = variables.auxiliary(1, f"{length} up to {stretch}", worth)
        for other in before:
            variables.model.add_bool_or([~literal, ~ending[other], longer[stretch]])
    return longer


@_charge.register
def _lonely(demand: LonelyCost, variables: Variables) -> None:
    """Charge it that one stretch is there and no other."""
    present = _stretches(demand.sessions, demand.span, variables)
    if not present:
        return

    unit = variables.auxiliary(1, f"alone from {demand.span.start}", _worth(demand, variables))
    variables.charge(unit, demand.weight)
    for stretch, literal in present.items():
        others = [there for other, there in present.items() if other != stretch]
        variables.model.add_bool_or([~literal, unit, *others])


@_charge.register
def _isolated(demand: IsolatedCost, variables: Variables) -> None:
    """Charge each stretch that is there while none is beside it."""
    present = _stretches(demand.sessions, demand.span, variables)
    for stretch, literal in present.items():

        def worth(plan: Plan, stretch: Stretch = stretch) -> int:
            there = _placed(plan, demand.sessions, demand.span, variables)
            return int(stretch in there and not beside(stretch, there, demand.gap))

        unit = variables.auxiliary(1, f"isolated {stretch}", worth)
        variables.charge(unit, demand.weight)
        near = [present[other] for other in beside(stretch, present, demand.gap)]
        variables.model.add_bool_or([~literal, unit, *near])


@_charge.register
def _few_spans(demand: FewSpansCost, variables: Variables) -> None:
    """Charge the spans that are short of the least, once one is used."""
    used = _used(demand, variables)
    short = variables.auxiliary(demand.least, "spans short", _worth(demand, variables))
    variables.charge(short, demand.weight)
    for literal in used:
        variables.model.add(short + cp_model.LinearExpr.sum(used) >= demand.least * literal)


def _used(demand: FewSpansCost | EnoughSpans, variables: Variables) -> list[Literal]:
    """Give a literal for each span in which one of the sessions may start: whether one does."""
    used = []
    for span in demand.spans:

        def worth(plan: Plan, span: Span = span) -> int:
            return int(bool(_placed(plan, demand.sessions, span, variables)))

        choices = list(_stretches(demand.sessions, span, variables).values())
        if choices:
            used.append(_any_of(choices, f"used from {span.start}", worth, variables))
    return used


def _worth(demand: OfStretches, variables: Variables) -> Callable[[Plan], int]:
    return lambda plan: units(demand, stretches_of(demand.sessions, plan.placements, variables.duration))


def _placed(plan: Plan, sessions: Sequence[str], span: Span, variables: Variables) -> set[Stretch]:
    return starting_in(span, stretches_of(sessions, plan.placements, variables.duration))


def _stretches(sessions: tuple[str, ...], span: Span, variables: Variables) -> Present:
    """Give a literal for each stretch that is possible, put together once: whether one of the sessions is there."""
    key = (sessions, span)
    if key not in variables.stretches:
        choices: dict[Stretch, list[Literal]] = {}
        inside = variables.inside(span)
        for session in sessions:
            for start, literal in inside.get(session, {}).items():
                choices.setdefault((start, start + variables.duration[session]), []).append(literal)
        found = {stretch: _someone(stretch, some, sessions, variables) for stretch, some in choices.items()}
        standing = starting_in(span, stretches_of(sessions, variables.fixed, variables.duration))
        found |= dict.fromkeys(standing, variables.model.new_constant(1))
        variables.stretches[key] = dict(sorted(found.items()))
    return variables.stretches[key]


def _someone(stretch: Stretch, choices: list[Literal], sessions: tuple[str, ...], variables: Variables) -> Literal:
    def worth(plan: Plan) -> int:
        return int(stretch in stretches_of(sessions, plan.placements, variables.duration))

    return _any_of(choices, f"somebody at {stretch}", worth, variables)


def _any_of(choices: Sequence[Literal], name: str, worth: Callable[[Plan], int], variables: Variables) -> Literal:
    """Give a literal that is true if and only if one of the choices is; `worth` says so of a plan."""
    if len(choices) == 1:
        return choices[0]
    found = variables.auxiliary(1, name, worth)
    variables.model.add_bool_or([~found, *choices])
    for choice in choices:
        variables.model.add_implication(choice, found)
    return found
