"""Demands, in the terms of the model."""

from itertools import pairwise

from solver.rotation.demands import (
    Apart,
    AtMostOnce,
    ChannelCost,
    ChannelsAtMost,
    MoveCost,
    MovedAtMost,
    RepeatCost,
    Said,
    ShareCost,
    SitOnce,
    Size,
    SizesAlike,
    ThemeCost,
    Together,
)
from solver.rotation.meetings import Meetings
from solver.rotation.variables import Literal, Variables, total


def post(demand: Said, variables: Variables) -> None:
    """Put one demand into the model."""
    match demand:
        case SitOnce():
            for person in demand.people:
                variables.just_one(person, demand.groups)
        case AtMostOnce():
            for person in demand.people:
                variables.model.add_at_most_one(variables.open(person, demand.groups))
        case Size():
            variables.model.add_linear_constraint(variables.size(demand.group), demand.least, demand.most)
        case SizesAlike():
            _sizes_alike(demand, variables)
        case Together():
            _together(demand, variables)
        case Apart():
            for group in demand.groups:
                variables.model.add_at_most_one(variables.sitting(group, demand.people))
        case ChannelsAtMost():
            channels = [_channels(group, demand, variables) for group in demand.groups]
            variables.model.add(total(channels) <= demand.limit)
        case MovedAtMost():
            moved = [variables.moved(person, groups) for person, groups in demand.seats.items()]
            variables.model.add(total(moved) <= demand.limit)
        case ThemeCost():
            _themes(demand, variables)
        case RepeatCost():
            Meetings(demand, variables).post()
        case ShareCost():
            for group in demand.groups:
                _share(group, demand, variables)
        case ChannelCost():
            for group in demand.groups:
                variables.charge(demand.rule, demand.weight, _channels(group, demand, variables))
        case MoveCost():
            for person, groups in demand.seats.items():
                variables.charge(demand.rule, demand.weight, variables.moved(person, groups))


def _sizes_alike(demand: SizesAlike, variables: Variables) -> None:
    sizes = [variables.size(group) for group in demand.groups]
    everybody = len(variables.decide.problem.people)
    smallest = variables.number(everybody)
    for size in sizes:
        variables.model.add(size >= smallest)
        variables.model.add(size <= smallest + demand.spread)


def _together(demand: Together, variables: Variables) -> None:
    """Where one of them cannot sit, none does."""
    for group in demand.groups:
        seats = variables.sitting(group, demand.people)
        if len(seats) < len(demand.people):
            for seat in seats:
                variables.model.add(seat == 0)
        else:
            for one, other in pairwise(seats):
                variables.model.add(one == other)


def _themes(demand: ThemeCost, variables: Variables) -> None:
    for group in variables.decide.problem.groups:
        seat = variables.seats.get((demand.person, group.id))
        units = demand.themes.get(group.theme, demand.otherwise)
        if seat is not None and units and group.id not in demand.free:
            variables.charge(demand.rule, demand.weight * units, seat)


def _channels(group: str, demand: ChannelCost | ChannelsAtMost, variables: Variables) -> Literal:
    """Give the number of languages beyond the first."""
    spoken = variables.languages(group, dict(demand.languages))
    channels = variables.number(max(0, len(spoken) - 1))
    variables.model.add(channels >= total(spoken) - 1)
    return channels


def _share(group: str, demand: ShareCost, variables: Variables) -> None:
    """Charge what lies above the share rounded up, and what lies below the share rounded down."""
    count, everybody, members = len(demand.people), demand.there, variables.sitting(group, demand.people)
    if not everybody:
        return
    model = variables.model
    up = variables.by_size(group, lambda size: -(-count * size // everybody))
    down = variables.by_size(group, lambda size: count * size // everybody)
    here, off = variables.number(len(members)), variables.number(count + len(members))
    model.add(here == total(members))
    model.add(off >= here - up)
    model.add(off >= down - here)
    variables.charge(demand.rule, demand.weight, off)
