"""How the sessions of one person or group lie in a span: too many in a row, one alone, one with none beside it."""

from solver.timetable.costs import IsolatedCost, LonelyCost, LongRunsCost
from solver.timetable.plan import Plan
from solver.timetable.posting_spans import any_of
from solver.timetable.stretches import Stretch, beside, in_a_row, right_before, starting_in
from solver.timetable.values import Span
from solver.timetable.variables import Literal, Variables


def price_long_runs(demand: LongRunsCost, variables: Variables) -> None:
    """Follow the chains: level by level, the stretches that end one of so many, up to one too many."""
    if _all_stand(demand.sessions, variables):
        lengths = in_a_row(_standing(demand.sessions, demand.span, variables), demand.gap)
        variables.constant_cost += demand.weight * sum(length > demand.most for length in lengths.values())
        return
    present = _stretches(demand.sessions, demand.span, variables)
    ending = present
    for length in range(2, demand.most + 2):
        ending = _one_longer(demand, length, present, ending, variables)
    for unit in ending.values():
        variables.charge(unit, demand.weight)


def _one_longer(
    demand: LongRunsCost,
    length: int,
    present: dict[Stretch, Literal],
    ending: dict[Stretch, Literal],
    variables: Variables,
) -> dict[Stretch, Literal]:
    """Make a literal for each stretch that may end a chain of so many: one where a shorter one comes before."""
    longer: dict[Stretch, Literal] = {}
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


def price_lonely(demand: LonelyCost, variables: Variables) -> None:
    """Charge it that one stretch is there and no other."""
    if _all_stand(demand.sessions, variables):
        alone = len(_standing(demand.sessions, demand.span, variables)) == 1
        variables.constant_cost += demand.weight * alone
        return
    present = _stretches(demand.sessions, demand.span, variables)
    if not present:
        return

    def worth(plan: Plan) -> int:
        return int(len(_placed(plan, demand.sessions, demand.span, variables)) == 1)

    unit = variables.auxiliary(1, f"alone from {demand.span.start}", worth)
    variables.charge(unit, demand.weight)
    for stretch, literal in present.items():
        others = [there for other, there in present.items() if other != stretch]
        variables.model.add_bool_or([~literal, unit, *others])


def price_isolated(demand: IsolatedCost, variables: Variables) -> None:
    """Charge each stretch that is there while none is beside it."""
    if _all_stand(demand.sessions, variables):
        there = _standing(demand.sessions, demand.span, variables)
        isolated = sum(not beside(stretch, there, demand.gap) for stretch in there)
        variables.constant_cost += demand.weight * isolated
        return
    present = _stretches(demand.sessions, demand.span, variables)
    for stretch, literal in present.items():

        def worth(plan: Plan, stretch: Stretch = stretch) -> int:
            there = _placed(plan, demand.sessions, demand.span, variables)
            return int(stretch in there and not beside(stretch, there, demand.gap))

        unit = variables.auxiliary(1, f"isolated {stretch}", worth)
        variables.charge(unit, demand.weight)
        near = [present[other] for other in beside(stretch, present, demand.gap)]
        variables.model.add_bool_or([~literal, unit, *near])


def _all_stand(sessions: tuple[str, ...], variables: Variables) -> bool:
    return variables.free.isdisjoint(sessions)


def _standing(sessions: tuple[str, ...], span: Span, variables: Variables) -> set[Stretch]:
    return starting_in(span, sessions, variables.fixed, variables.duration)


def _placed(plan: Plan, sessions: tuple[str, ...], span: Span, variables: Variables) -> set[Stretch]:
    return starting_in(span, sessions, plan.placements, variables.duration)


def _stretches(sessions: tuple[str, ...], span: Span, variables: Variables) -> dict[Stretch, Literal]:
    """Give a literal for each stretch that is possible, put together once: whether one of the sessions is there."""
    key = (sessions, span)
    if key not in variables.stretches:
        choices: dict[Stretch, list[Literal]] = {}
        inside = variables.inside(span)
        for session in sessions:
            for start, literal in inside.get(session, {}).items():
                choices.setdefault((start, start + variables.duration[session]), []).append(literal)
        found = {stretch: _someone(stretch, some, sessions, variables) for stretch, some in choices.items()}
        found |= dict.fromkeys(_standing(sessions, span, variables), variables.model.new_constant(1))
        variables.stretches[key] = dict(sorted(found.items()))
    return variables.stretches[key]


def _someone(stretch: Stretch, choices: list[Literal], sessions: tuple[str, ...], variables: Variables) -> Literal:
    def worth(plan: Plan) -> int:
        return int(stretch in _placed(plan, sessions, Span(start=stretch[0], end=stretch[1]), variables))

    return any_of(choices, f"somebody at {stretch}", worth, variables)
