"""Costs as CP-SAT variables and prices over a scope's variables; those of times are here, others by their subject."""

from collections.abc import Callable
from functools import singledispatch

from ortools.sat.python import cp_model

from solver.timetable.block_costs import BesideCost, BlockCost, InterruptedCost, PlaceCost, RoomChangesCost
from solver.timetable.costs import (
    CloseCost,
    CrowdingCost,
    DistinctRoomsCost,
    ImbalanceCost,
    NotInARowCost,
    OverloadCost,
    PairCost,
    PauseCost,
    RelayoutCost,
    RoomPairCost,
    ScatteredCost,
    TogetherCost,
)
from solver.timetable.demands import Said
from solver.timetable.plan import Plan
from solver.timetable.posting_balance import charge_imbalance
from solver.timetable.posting_blocks import price_beside, price_blocks, price_room_changes
from solver.timetable.posting_groups import charge_not_in_a_row
from solver.timetable.posting_homes import price_homes
from solver.timetable.posting_order import charge_interrupted, charge_place
from solver.timetable.posting_pauses import charge_pause
from solver.timetable.posting_room_costs import price_distinct_rooms, price_relayouts
from solver.timetable.posting_room_pairs import price_room_pair
from solver.timetable.posting_scattered import price_scattered
from solver.timetable.posting_stretches import price_stretches
from solver.timetable.posting_team_moves import price_team_hurry
from solver.timetable.posting_teams import price_team_use
from solver.timetable.stretches import OfStretches
from solver.timetable.team_demands import TeamHurryCost, TeamUseCost
from solver.timetable.variables import Literal, Variables


@singledispatch
def price(demand: Said, variables: Variables) -> None:
    """Put one demand's price into the objective; a hard demand is not for here."""


def price_single_choices(variables: Variables) -> None:
    """Put the prices of starts, of rooms and of leaving out into the objective."""
    decide = variables.decide
    if not variables.exact_rooms:
        price_homes(variables)
    for session, at in variables.at.items():
        starts, rooms = decide.start_costs.get(session, {}), decide.room_costs.get(session, {})
        for start, literal in at.items():
            variables.charge(literal, sum(starts.get(start, {}).values()))
            for room, inside in variables.into[session].get(start, {}).items():
                variables.charge(inside, sum(rooms.get(room, {}).values()))
        absence = sum(decide.absence_costs.get(session, {}).values())
        if absence and session not in variables.present:
            variables.constant_cost += absence
            for literal in at.values():
                variables.charge(literal, -absence)


price.register(ImbalanceCost, charge_imbalance)
price.register(NotInARowCost, charge_not_in_a_row)
price.register(PauseCost, charge_pause)
price.register(DistinctRoomsCost, price_distinct_rooms)
price.register(RoomChangesCost, price_room_changes)
price.register(BlockCost, price_blocks)
price.register(BesideCost, price_beside)
price.register(InterruptedCost, charge_interrupted)
price.register(PlaceCost, charge_place)
price.register(RelayoutCost, price_relayouts)
price.register(OfStretches, price_stretches)
price.register(RoomPairCost, price_room_pair)
price.register(ScatteredCost, price_scattered)
price.register(TeamUseCost, price_team_use)
price.register(TeamHurryCost, price_team_hurry)


@price.register
def _crowding(demand: CrowdingCost, variables: Variables) -> None:
    counts = variables.fixed_counts(demand.sessions)
    free = [session for session in demand.sessions if session in variables.free]
    running = variables.running(free)
    for moment, groups in sorted(running.items()):
        base = counts.get(moment, 0)
        literals = [literal for group in groups for literal in group]
        variables.constant_cost += demand.weight * demand.price(base)
        if len(groups) == 1:
            for literal in literals:
                variables.charge(literal, demand.weight * (demand.price(base + 1) - demand.price(base)))
            continue
        most = base + len(groups)
        rise = demand.price(most) - demand.price(base)
        if not rise:
            continue
        worth = _crowd(demand, free, moment, base, variables)
        extra = variables.auxiliary(rise, f"crowd {moment}", worth)
        variables.charge(extra, demand.weight)
        number = cp_model.LinearExpr.sum(literals)
        for count in range(base, most):
            step = demand.price(count + 1) - demand.price(count)
            if step and (count == base or step != demand.price(count) - demand.price(count - 1)):
                variables.model.add(
                    extra >= demand.price(count) - demand.price(base) + step * (number - (count - base))
                )
    for moment in set(counts) - set(running):
        variables.constant_cost += demand.weight * demand.price(counts[moment])


def _crowd(
    demand: CrowdingCost, free: list[str], moment: int, base: int, variables: Variables
) -> Callable[[Plan], int]:
    """Give what the free sessions of the crowd add in a plan to the price of those that stand."""

    def worth(plan: Plan) -> int:
        count = base + sum(
            plan.placements[session].start <= moment < plan.placements[session].start + variables.duration[session]
            for session in free
            if session in plan.placements
        )
        return max(0, demand.price(count) - demand.price(base))

    return worth


@price.register
def _together(demand: TogetherCost, variables: Variables) -> None:
    one, other = demand.one, demand.other
    if one not in variables.free and other not in variables.free:
        _fixed_pair(demand, variables)
        return
    _pair(
        demand,
        variables,
        one,
        other,
        lambda start: (start - variables.duration[other] + 1, start + variables.duration[one]),
    )


def _fixed_pair(demand: TogetherCost, variables: Variables) -> None:
    """Charge two sessions outside the scope: by far the most pairs of a large conference, so in few steps."""
    here, there = variables.fixed.get(demand.one), variables.fixed.get(demand.other)
    if here is not None and there is not None:
        begin, end = here.start, here.start + variables.duration[demand.one]
        if there.start < end and begin < there.start + variables.duration[demand.other]:
            variables.constant_cost += demand.weight


@price.register
def _given_pair(demand: PairCost, variables: Variables) -> None:
    _pair(demand, variables, demand.one, demand.other, demand.window)


@price.register
def _close(demand: CloseCost, variables: Variables) -> None:
    duration = variables.duration[demand.first]
    _pair(
        demand,
        variables,
        demand.first,
        demand.then,
        lambda start: (start + duration, start + duration + demand.gap),
    )


def _pair(demand: Said, variables: Variables, one: str, other: str, window: Callable[[int], tuple[int, int]]) -> None:
    """Charge one unit if `other` starts in the window that belongs to the start of `one`."""
    fixed, free = variables.fixed, variables.free
    if one in fixed and other in fixed:
        low, high = window(fixed[one].start)
        variables.constant_cost += demand.weight * (low <= fixed[other].start < high)
    elif one in free and other in fixed:
        for start, literal in variables.at[one].items():
            low, high = window(start)
            variables.charge(literal, demand.weight * (low <= fixed[other].start < high))
    elif one in fixed and other in free:
        for literal in variables.between(other, *window(fixed[one].start)):
            variables.charge(literal, demand.weight)
    elif one in free and other in free:
        _free_pair(demand, variables, one, other, window)


def _free_pair(
    demand: Said, variables: Variables, one: str, other: str, window: Callable[[int], tuple[int, int]]
) -> None:
    rows = [(literal, variables.between(other, *window(start))) for start, literal in variables.at[one].items()]
    rows = [(literal, meeting) for literal, meeting in rows if meeting]
    if not rows:
        return

    def worth(plan: Plan) -> int:
        if one not in plan.placements or other not in plan.placements:
            return 0
        low, high = window(plan.placements[one].start)
        return int(low <= plan.placements[other].start < high)

    unit = variables.auxiliary(1, f"{one} meets {other}", worth)
    variables.charge(unit, demand.weight)
    for literal, meeting in rows:
        variables.model.add(cp_model.LinearExpr.sum([literal, *meeting]) <= 1 + unit)


@price.register
def _overload(demand: OverloadCost, variables: Variables) -> None:
    literals: list[Literal] = []
    loads: list[int] = []
    base = -demand.limit
    for session, load in demand.load.items():
        if session in variables.fixed:
            inside = demand.span.start <= variables.fixed[session].start < demand.span.end
            base += load * inside
        elif session in variables.free:
            for literal in variables.between(session, demand.span.start, demand.span.end):
                literals.append(literal)
                loads.append(load)
    most = base + sum(load for session, load in demand.load.items() if session in variables.free)
    if not literals or most <= 0:
        variables.constant_cost += demand.weight * max(0, -(-base // demand.unit))
        return

    def worth(plan: Plan) -> int:
        total = sum(
            load
            for session, load in demand.load.items()
            if session in plan.placements and demand.span.start <= plan.placements[session].start < demand.span.end
        )
        return max(0, -(-(total - demand.limit) // demand.unit))

    units = variables.auxiliary(-(-most // demand.unit), "overload", worth)
    variables.charge(units, demand.weight)
    variables.model.add(demand.unit * units >= cp_model.LinearExpr.weighted_sum(literals, loads) + base)
