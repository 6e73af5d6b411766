"""Pairs of sessions that do not start together, as CP-SAT variables and prices."""

from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.timetable.costs import ScatteredCost
from solver.timetable.plan import Plan
from solver.timetable.variables import Literal, Variables


def price_scattered(demand: ScatteredCost, variables: Variables) -> None:
    """Charge each pair of the sessions that are placed, and give back those that start together.

    Counting how many start at a moment says more to the search than asking it of pair after pair.
    """
    standing = [variables.fixed[session].start for session in demand.sessions if session in variables.fixed]
    free = [session for session in demand.sessions if session in variables.free]
    starting: dict[int, list[Literal]] = {}
    for session in free:
        for start, literal in variables.at[session].items():
            starting.setdefault(start, []).append(literal)
    _charge_pairs(demand, variables, len(standing), free)
    for start in sorted({*standing, *starting}):
        base, literals = standing.count(start), starting.get(start, [])
        variables.constant_cost -= demand.weight * (base * (base - 1) // 2)
        _give_back(demand, variables, start, base, literals)


def _charge_pairs(demand: ScatteredCost, variables: Variables, standing: int, free: list[str]) -> None:
    """Charge as many pairs as sessions that are placed make, wherever they are."""
    certain = standing + sum(session in variables.present for session in free)
    variables.constant_cost += demand.weight * (certain * (certain - 1) // 2)
    maybe = [session for session in free if session not in variables.present]
    if not maybe:
        return
    literals = [literal for session in maybe for literal in variables.at[session].values()]
    most = certain + len(maybe)

    def worth(plan: Plan) -> int:
        number = certain + sum(session in plan.placements for session in maybe)
        return number * (number - 1) // 2 - certain * (certain - 1) // 2

    pairs = variables.auxiliary(most * (most - 1) // 2 - certain * (certain - 1) // 2, "pairs placed", worth)
    variables.charge(pairs, demand.weight)
    for count in range(certain, most):
        reached = count * (count - 1) // 2 - certain * (certain - 1) // 2
        number = cp_model.LinearExpr.sum(literals)
        variables.model.add(pairs >= reached + count * (number - (count - certain)))


def _give_back(demand: ScatteredCost, variables: Variables, start: int, base: int, literals: list[Literal]) -> None:
    """Give back the pairs that start together: one literal for each number of sessions that is reached."""
    reached: list[Literal] = []
    for count in range(base + 1, base + len(literals) + 1):
        literal = variables.auxiliary(1, f"{count} start at {start}", _at_least(demand, start, count))
        variables.charge(literal, -demand.weight * (count - 1))
        if reached:
            variables.model.add_implication(literal, reached[-1])
        reached.append(literal)
    if reached:
        variables.model.add(cp_model.LinearExpr.sum(reached) <= cp_model.LinearExpr.sum(literals))


def _at_least(demand: ScatteredCost, start: int, count: int) -> Callable[[Plan], int]:
    def worth(plan: Plan) -> int:
        there = [plan.placements[session].start for session in demand.sessions if session in plan.placements]
        return int(there.count(start) >= count)

    return worth
