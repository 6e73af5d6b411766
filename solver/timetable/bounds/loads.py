"""The bound that takes a moment: meetings spread evenly over all the time that there is, rooms as if never taken."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from solver.timetable.bounds.clashes import alone_among, clashes_of
from solver.timetable.bounds.rooms import least_for_rooms, price_of_room
from solver.timetable.bounds.teams import least_for_teams
from solver.timetable.costs import CrowdingCost, ImbalanceCost
from solver.timetable.decisions import Decisions
from solver.timetable.problem import Problem


def least_cost(problem: Problem, decide: Decisions) -> int:
    """Give the sum of bounds on parts of the cost that have nothing in common."""
    return (
        sum(_least_alone(session.id, decide) for session in problem.sessions)
        + least_for_rooms(problem, decide)
        + least_for_teams(problem, decide)
        + _least_for_crowds(problem, decide)
        + sum(_least_for_balance(demand, decide) for demand in decide.demands if isinstance(demand, ImbalanceCost))
    )


def _least_for_balance(demand: ImbalanceCost, decide: Decisions) -> int:
    """Give what the required sessions cost by themselves: requests may make up for any difference, or for none."""
    if not all(session in decide.present for load in demand.loads for session in load):
        return 0
    totals = [sum(load.values()) for load in demand.loads]
    return demand.weight * -(-(max(totals) - min(totals)) // demand.unit)


def _least_alone(session: str, decide: Decisions) -> int:
    """Give the least that a session costs by its start; for a request also by its room, or by not being there."""
    costs = decide.start_costs.get(session, {})
    placed = min((sum(costs.get(start, {}).values()) for start in decide.starts(session)), default=0)
    if session in decide.present:
        return placed
    placed += min((price_of_room(decide, session, room) for room in decide.rooms(session)), default=0)
    return min(placed, sum(decide.absence_costs.get(session, {}).values()))


def _least_for_crowds(problem: Problem, decide: Decisions) -> int:
    """Spread each crowd evenly over the grid points at which any of it may run; its price is convex."""
    step = problem.step
    length = {session.id: -(-session.duration // step) for session in problem.sessions}
    clashes = clashes_of(decide)
    covered = {session: _covered(decide.starts(session), length[session], step) for session in decide.present}
    total = 0
    for demand in decide.demands:
        if not isinstance(demand, CrowdingCost):
            continue
        crowd = [session for session in demand.sessions if session in decide.present]
        points = reduce(or_, (covered[session] for session in crowd), 0)
        inside = [session for session in decide.present if not covered[session] & ~points]
        alone = alone_among(crowd, inside, clashes)
        left = points.bit_count() - sum(length[session] for session in alone)
        load = sum(length[session] for session in crowd if session not in alone)
        of_those_alone = sum(length[session] for session in crowd if session in alone)
        total += demand.weight * demand.price(1) * of_those_alone
        if load and left > 0:
            most, more = divmod(load, left)
            total += demand.weight * ((left - more) * demand.price(most) + more * demand.price(most + 1))
    return total


def _covered(starts: Iterable[int], length: int, step: int) -> int:
    """Give the grid points at which a session may run, as the bits of a number."""
    run = (1 << length) - 1
    return reduce(or_, (run << -(-start // step) for start in starts), 0)
