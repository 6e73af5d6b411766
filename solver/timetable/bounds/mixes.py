"""A bound on crowding where few bodies meet often: which of them run together, and for how many grid points.

Sessions that are in the same crowds are of one type, and where no two of one type run together, what a moment costs
is known from the set of types that run: a mix. A timetable spends so many of the grid points that there are on each
mix. The cheapest way to spend them so that each type has its time is a linear programme over all mixes, solved by
column generation, with the price of every mix in one array. Its duals price
the time of each type and of each grid point, and these prices hold for any part of the time as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from solver.timetable.bounds.clashes import Clashes, clashes_of
from solver.timetable.costs import CrowdingCost
from solver.timetable.decisions import Decisions

MOST_TYPES = 22  # two to this power mixes are priced
MOST_ROUNDS = 300
AT_ONCE = 30  # mixes that join the programme in a round
FINE = 1_000  # prices are rounded down to so many parts of a unit, so that they hold in whole numbers
OUT_OF_REACH = 1e9


@dataclass(frozen=True)
class MixPrices:
    """Crowding costs at a moment no less than `per_point` and the price of each type that runs, in parts of a unit.

    `price` is by session; all of a type have the same. `per_point` is not above 0.
    """

    price: dict[str, int]
    per_point: int


def mix_prices(decide: Decisions, points: int) -> MixPrices | None:
    """Give prices that are best for so many grid points; None where there are too many types, or types overlap."""
    crowds = [demand for demand in decide.demands if isinstance(demand, CrowdingCost)]
    types = _types(crowds, decide)
    clashes = clashes_of(decide)
    if not 1 < len(types) <= MOST_TYPES or not all(_apart(sessions, clashes) for sessions in types.values()):
        return None
    members = sorted(types.values())
    cost = _costs(crowds, members)
    _rule_out(cost, members, clashes)
    length = {session.id: -(-session.duration // decide.problem.step) for session in decide.problem.sessions}
    prices = _duals(cost, [sum(length[s] for s in sessions) for sessions in members], points)
    whole = [int(np.floor(price * FINE)) for price in prices]
    # What rounding has changed is made up for at every grid point, so that the prices hold for every mix.
    slack = min(0.0, float((cost * FINE - _sums(np.array(whole, dtype=np.float64))).min()))
    return MixPrices(
        price={session: whole[number] for number, sessions in enumerate(members) for session in sessions},
        per_point=min(0, int(np.floor(slack))),
    )


def _types(crowds: list[CrowdingCost], decide: Decisions) -> dict[tuple[int, ...], list[str]]:
    """Give the required sessions by the crowds that they are in."""
    member: dict[str, list[int]] = {}
    for number, crowd in enumerate(crowds):
        for session in crowd.sessions:
            if session in decide.present:
                member.setdefault(session, []).append(number)
    types: dict[tuple[int, ...], list[str]] = {}
    for session, own in sorted(member.items()):
        types.setdefault(tuple(own), []).append(session)
    return types


def _apart(sessions: list[str], clashes: Clashes) -> bool:
    everybody = set(sessions)
    return all(everybody - {session} <= clashes.get(session, set()) for session in sessions)


def _sums(prices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give for every mix, as the bits of its number, the sum of the prices of its types."""
    sums = np.zeros(1)
    for price in prices:
        sums = np.concatenate([sums, sums + price])
    return sums


def _costs(crowds: list[CrowdingCost], members: list[list[str]]) -> NDArray[np.float64]:
    """Give what a grid point of every mix costs; crowds with the same types are counted together."""
    together: dict[tuple[int, ...], NDArray[np.float64]] = {}
    for crowd in crowds:
        inside = set(crowd.sessions)
        of_types = tuple(int(sessions[0] in inside) for sessions in members)
        prices = crowd.weight * np.array([crowd.price(count) for count in range(sum(of_types) + 1)], dtype=np.float64)
        together[of_types] = together.get(of_types, np.zeros(len(prices))) + prices
    cost = np.zeros(1 << len(members), dtype=np.float64)
    for of_types, prices in sorted(together.items()):
        count = np.zeros(1, dtype=np.uint8)
        for one in of_types:
            count = np.concatenate([count, count + np.uint8(one)])
        cost += prices[count]
    return cost


def _rule_out(cost: NDArray[np.float64], members: list[list[str]], clashes: Clashes) -> None:
    """Make mixes dear of which two types never overlap at all."""
    number = np.arange(len(cost))
    for one, sessions in enumerate(members):
        for other in range(one):
            if all(set(members[other]) <= clashes.get(session, set()) for session in sessions):
                cost[((number >> one) & (number >> other) & 1).astype(bool)] = OUT_OF_REACH


def _duals(cost: NDArray[np.float64], lengths: Iterable[int], points: int) -> list[float]:
    """Solve the programme; give what a grid point of each type is worth."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    needs = [solver.Constraint(float(length), solver.infinity()) for length in lengths]
    time = solver.Constraint(-solver.infinity(), float(points))
    objective = solver.Objective()
    objective.SetMinimization()

    def join(mix: int) -> None:
        spent = solver.NumVar(0, solver.infinity(), str(mix))
        objective.SetCoefficient(spent, float(cost[mix]))
        time.SetCoefficient(spent, 1)
        for number, need in enumerate(needs):
            if mix >> number & 1:
                need.SetCoefficient(spent, 1)

    for number in range(len(needs)):
        join(1 << number)
    beyond = solver.NumVar(0, solver.infinity(), "time that is not there")
    objective.SetCoefficient(beyond, 1e6)
    time.SetCoefficient(beyond, -1)
    for _ in range(MOST_ROUNDS):
        solver.Solve()
        prices, per_point = [need.dual_value() for need in needs], time.dual_value()
        lacking = cost - _sums(np.array(prices)) - per_point
        new = np.argpartition(lacking, AT_ONCE)[:AT_ONCE] if len(lacking) > AT_ONCE else np.arange(len(lacking))
        new = new[lacking[new] < -1e-7]
        if not len(new):
            break
        for mix in sorted(int(each) for each in new):
            join(mix)
    return prices
