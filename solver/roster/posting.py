"""Demands, in the terms of the model; each counts for a crowd as often as the crowd has people."""

from solver.roster.demands import (
    AnyCost,
    AtMostSitting,
    AtMostTaken,
    EmptySeatCost,
    ExcessCost,
    LeavingCost,
    NobodyOr,
    RoomsCost,
    Said,
    SeatCost,
    UnreachedCost,
)
from solver.roster.variables import Variables


def post(demand: Said, variables: Variables) -> None:
    """Put one demand into the model; what is said of those for whom another stands is passed over."""
    match demand:
        case AtMostTaken() if size := variables.size(demand.interpreter):
            taken = variables.taken(demand.interpreter, demand.assignments)
            if len(taken) > demand.limit:
                variables.at_most(demand.limit * size, taken)
            _long_days(demand, variables)
        case AtMostSitting():
            variables.at_most(demand.limit, variables.sitting(demand.assignment, demand.booth))
        case NobodyOr():
            staffed = variables.staffed(demand.assignment, demand.booth)
            variables.at_least(demand.least, variables.sitting(demand.assignment, demand.booth), staffed)
        case EmptySeatCost():
            _empty_seats(demand, variables)
        case SeatCost() if demand.seat in variables.seats:
            variables.charge(demand.level, demand.weight, variables.seats[demand.seat], demand.seat[2])
        case LeavingCost():
            _leaving(demand, variables)
        case AnyCost() if variables.size(demand.interpreter):
            working = variables.any_of(demand.interpreter, demand.assignments)
            variables.charge(demand.level, demand.weight, working, demand.interpreter)
        case ExcessCost() if variables.size(demand.interpreter):
            _excess(demand, variables)
        case RoomsCost() if variables.size(demand.interpreter):
            _rooms(demand, variables)
        case UnreachedCost():
            _unreached(demand, variables)


def _long_days(demand: AtMostTaken, variables: Variables) -> None:
    """Say it of days with two seats, three seats and so on as well: five seats leave room for two days with two.

    For one person this follows from the limit; for a crowd, whose limit is one sum, it does not.
    """
    for length in range(2, demand.limit + 1):
        days = variables.days_with(length, demand.interpreter, demand.assignments)
        if demand.limit % length and len(days) > demand.limit // length:
            variables.at_most(demand.limit // length * variables.size(demand.interpreter), days)


def _empty_seats(demand: EmptySeatCost, variables: Variables) -> None:
    empty = variables.number(demand.seats)
    variables.at_least(demand.seats, [*variables.sitting(demand.assignment, demand.booth), empty])
    variables.charge(demand.level, demand.weight, empty)


def _leaving(demand: LeavingCost, variables: Variables) -> None:
    """Charge all who should sit there, and give back for those who do; a stranger never comes back."""
    name = demand.seat[2]
    stranger = name not in variables.decide.problem.interpreter
    variables.charge(demand.level, demand.weight * (1 if stranger else variables.size(name)))
    if demand.seat in variables.seats:
        variables.charge(demand.level, -demand.weight, variables.seats[demand.seat], name)


def _excess(demand: ExcessCost, variables: Variables) -> None:
    """Give each further seat a number with a higher price, so that the cheap ones are used first."""
    size = variables.size(demand.interpreter)
    taken = variables.taken(demand.interpreter, demand.assignments)
    beyond = [variables.number(size) for _ in range(len(taken) - demand.limit)]
    if beyond:
        variables.at_most_beyond(demand.limit * size, taken, beyond)
    for units, number in enumerate(beyond, start=1):
        variables.charge(demand.level, demand.weight * units, number, demand.interpreter)


def _rooms(demand: RoomsCost, variables: Variables) -> None:
    """Charge what the rooms add up to beyond one for each who works at all."""
    name = demand.interpreter
    rooms = [assignments for _, assignments in demand.rooms if variables.taken(name, assignments)]
    if len(rooms) > 1:
        everything = tuple(sorted({assignment for assignments in rooms for assignment in assignments}))
        more = variables.number((len(rooms) - 1) * variables.size(name))
        used = [variables.any_of(name, assignments) for assignments in rooms]
        variables.at_most_beyond(0, used, [variables.any_of(name, everything), more])
        variables.charge(demand.level, demand.weight, more, name)


def _unreached(demand: UnreachedCost, variables: Variables) -> None:
    """Open a way only if every step of it is; where none is open, somebody who sits there costs."""
    open_ways = []
    for way in demand.ways:
        steps = [variables.somebody(demand.assignment, booth, people) for booth, people in way]
        if len(steps) == 1:
            open_ways.append(steps[0])
            continue
        together = variables.number(1)
        for step in steps:
            variables.at_most(1, [together], step)
        open_ways.append(together)
    unreached = variables.number(1)
    variables.at_least(1, [*open_ways, unreached], variables.staffed(demand.assignment, demand.booth))
    variables.charge(demand.level, demand.weight, unreached)
