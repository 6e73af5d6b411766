"""Which sessions cannot all be placed: one solve in which every session may be left out, if it has to be."""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.demands import Said
from solver.timetable.explanation.demands import decisions_of
from solver.timetable.explanation.exclusive import count_beside_exclusive
from solver.timetable.explanation.open_rooms import count_open_rooms
from solver.timetable.explanation.scope import scope_of
from solver.timetable.model import build
from solver.timetable.problem import Problem


@dataclass(frozen=True)
class Clash:
    """Sessions that cannot all be placed; None if no such sessions were found."""

    sessions: frozenset[str] | None
    possible: bool = False


def clash(problem: Problem, demands: Sequence[Said], budget: Budget, stop: Stop, *, rooms: bool) -> Clash:
    """Ask for a set of sessions that cannot all be placed; `rooms` decides them exactly instead of counting.

    The model is the whole one, with one switch a session: so it stays as strong as that of the search.
    """
    decide = decisions_of(problem, demands)
    scope = scope_of(demands, problem)
    variables = build(problem, decide, rooms=rooms, costs=False, free=scope, optional=True)
    if not rooms:
        count_open_rooms(variables)
        count_beside_exclusive(variables)
    switches: dict[int, str] = {}
    for session in sorted(decide.present):
        if not variables.at[session]:
            return Clash(frozenset({session}))
        switch = variables.model.new_bool_var(f"place {session}")
        variables.model.add_bool_or(list(variables.at[session].values())).only_enforce_if(switch)
        switches[switch.index] = session
    variables.model.add_assumptions([variables.model.get_bool_var_from_proto_index(index) for index in switches])
    return _solved(variables.model, switches, budget, stop)


def _solved(model: cp_model.CpModel, switches: dict[int, str], budget: Budget, stop: Stop) -> Clash:
    if budget.seconds <= 0 or stop.asked:
        return Clash(None)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1  # CP-SAT names its reasons only then
    solver.parameters.max_time_in_seconds = budget.seconds
    solver.parameters.random_seed = budget.seed
    if budget.effort is not None:
        solver.parameters.max_deterministic_time = budget.effort
    with stop.interrupting(solver.stop_search):
        status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        named = solver.sufficient_assumptions_for_infeasibility()
        return Clash(frozenset(switches[index] for index in named))
    return Clash(None, possible=status in (cp_model.OPTIMAL, cp_model.FEASIBLE))
