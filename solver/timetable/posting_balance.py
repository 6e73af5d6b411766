"""What it costs that some get more than others: the difference between the most and the least."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from ortools.sat.python import cp_model

from solver.timetable.costs import ImbalanceCost
from solver.timetable.plan import Plan
from solver.timetable.variables import Literal, Variables


@dataclass(frozen=True)
class Share:
    """What one of them gets: so much for certain, and so much more for each literal that is true."""

    certain: int
    literals: Sequence[Literal]
    minutes: Sequence[int]
    most: int


def share(load: Mapping[str, int], certain: Iterable[str], choices: Mapping[str, Iterable[Literal]]) -> Share:
    """Add up the loads of the sessions that are certain to be placed, and of those that may be."""
    settled = load.keys() & set(certain)
    maybe = [session for session in load if session not in settled and session in choices]
    pairs = [(literal, load[session]) for session in maybe for literal in choices[session]]
    base = sum(load[session] for session in settled)
    most = base + sum(load[session] for session in maybe)
    return Share(base, [literal for literal, _ in pairs], [minutes for _, minutes in pairs], most)


def units_between(shares: Sequence[Share], unit: int) -> tuple[int, int]:
    """Give the units that the difference costs at least, and at most."""
    spread = [-(-(one.certain - other.most) // unit) for one, other in permutations(shares, 2)]
    widest = max(one.most for one in shares) - min(one.certain for one in shares)
    return max(0, *spread), -(-widest // unit)


def bind(model: cp_model.CpModel, units: Literal, shares: Sequence[Share], unit: int) -> None:
    """Let the units be no less than any difference makes."""
    for one, other in permutations(shares, 2):
        if one.most > other.certain:
            literals = [*one.literals, *other.literals]
            minutes = [*one.minutes, *(-minutes for minutes in other.minutes)]
            difference = cp_model.LinearExpr.weighted_sum(literals, minutes) + one.certain - other.certain
            model.add(unit * units >= difference)


def charge_imbalance(demand: ImbalanceCost, variables: Variables) -> None:
    """Charge each begun unit of the difference; what must be placed, or stands, is certain."""
    certain = {*variables.fixed, *variables.present}
    choices = {session: at.values() for session, at in variables.at.items()}
    shares = [share(load, certain, choices) for load in demand.loads]
    least, most = units_between(shares, demand.unit)
    if least == most:
        variables.constant_cost += demand.weight * least
        return

    def worth(plan: Plan) -> int:
        totals = [sum(load[session] for session in load.keys() & plan.placements.keys()) for load in demand.loads]
        return -(-(max(totals) - min(totals)) // demand.unit)

    units = variables.auxiliary(most, "imbalance", worth)
    bind(variables.model, units, shares, demand.unit)
    variables.charge(units, demand.weight)
