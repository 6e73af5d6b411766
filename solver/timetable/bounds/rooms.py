"""The least that rooms cost, as if they were never taken: each session's price, and each room beyond a group's first.

Sessions that share a group are decided together, rooms that cost them all the same count as one. What a session costs
in a room that it cannot have for want of time is left out, so no timetable costs less.
"""

from ortools.sat.python import cp_model

from solver.timetable.costs import DistinctRoomsCost
from solver.timetable.decisions import Decisions
from solver.timetable.problem import Problem

EFFORT = 0.2  # deterministic seconds for sessions that are decided together

Class = tuple[int | None, ...]


def price_of_room(decide: Decisions, session: str, room: str) -> int:
    """Give what a session costs by itself in a room."""
    return sum(decide.room_costs.get(session, {}).get(room, {}).values())


def least_for_rooms(problem: Problem, decide: Decisions) -> int:
    """Give the least that the rooms of all required sessions cost together."""
    groups = [
        (demand.weight, frozenset(s for s in demand.sessions if s in decide.present and decide.rooms(s)))
        for demand in decide.demands
        if isinstance(demand, DistinctRoomsCost)
    ]
    groups = [(weight, members) for weight, members in groups if len(members) > 1]
    housed = [s.id for s in problem.sessions if s.id in decide.present and decide.rooms(s.id)]
    total = 0
    for together in _components(housed, [members for _, members in groups]):
        own = [(weight, members) for weight, members in groups if members & together]
        total += _least(sorted(together), own, decide)
    return total


def _components(sessions: list[str], groups: list[frozenset[str]]) -> list[set[str]]:
    """Give the sessions in sets that no group joins."""
    home = {session: {session} for session in sessions}
    for group in groups:
        joined = set[str]().union(*(home[session] for session in group))
        for session in joined:
            home[session] = joined
    return [together for session, together in sorted(home.items()) if session == min(together)]


def _least(sessions: list[str], groups: list[tuple[int, frozenset[str]]], decide: Decisions) -> int:
    open_to = {session: set(decide.rooms(session)) for session in sessions}
    cheapest = {s: min(price_of_room(decide, s, room) for room in open_to[s]) for s in sessions}
    if not groups:
        return sum(cheapest.values())
    classes: set[Class] = {
        tuple(price_of_room(decide, s, room) if room in open_to[s] else None for s in sessions)
        for room in sorted(set().union(*open_to.values()))
    }
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = EFFORT
    status = solver.solve(_model(sessions, groups, sorted(classes, key=str)))
    bound = solver.best_objective_bound if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else 0
    return max(sum(cheapest.values()), round(bound - 0.499))


def _model(sessions: list[str], groups: list[tuple[int, frozenset[str]]], classes: list[Class]) -> cp_model.CpModel:
    model = cp_model.CpModel()
    bill: list[tuple[cp_model.IntVar, int]] = []
    inside: dict[str, dict[int, cp_model.IntVar]] = {}
    for place, session in enumerate(sessions):
        inside[session] = {
            number: model.new_bool_var(f"{session} in {number}")
            for number, prices in enumerate(classes)
            if prices[place] is not None
        }
        model.add_exactly_one(inside[session].values())
        bill += [(literal, classes[number][place] or 0) for number, literal in inside[session].items()]
    constant = 0
    for weight, members in groups:
        uses = [model.new_bool_var(f"group uses {number}") for number in range(len(classes))]
        for session in members:
            for number, literal in inside[session].items():
                model.add_implication(literal, uses[number])
        bill += [(use, weight) for use in uses]
        constant -= weight
    model.minimize(cp_model.LinearExpr.weighted_sum([x for x, _ in bill], [price for _, price in bill]) + constant)
    return model
