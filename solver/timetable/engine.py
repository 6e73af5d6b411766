"""Run CP-SAT on a model, within limits, so that it can be stopped and watched."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from ortools.sat.python import cp_model

from solver.stop import Stop
from solver.timetable.plan import Plan
from solver.timetable.variables import Variables

Model = cp_model.CpModel
ROUNDING = 1e-6  # bounds come as floating point; costs are integers


@dataclass(frozen=True)
class Budget:
    """How much one run may use: wall seconds, CP-SAT's deterministic time, threads, the seed."""

    seconds: float
    effort: float | None = None
    workers: int = 1
    seed: int = 1


@dataclass(frozen=True)
class Outcome:
    """What a run found: the plan if any, the proven bound, and whether the answer is final."""

    plan: Plan | None
    bound: int | None
    infeasible: bool
    optimal: bool


NO_ANSWER = Outcome(plan=None, bound=None, infeasible=False, optimal=False)


class Watcher(cp_model.CpSolverSolutionCallback):
    """Tell each solution as a plan."""

    def __init__(
        self, read: Callable[[Callable[[cp_model.IntVar], bool]], Plan], found: Callable[[Plan], object]
    ) -> None:
        super().__init__()
        self._read, self._found = read, found

    def on_solution_callback(self) -> None:
        """Read the plan while the solution is at hand."""
        self._found(self._read(self.boolean_value))


def run(
    variables: Variables,
    budget: Budget,
    stop: Stop,
    *,
    found: Callable[[Plan], object] | None = None,
    bound_rose: Callable[[int], None] | None = None,
    linearization: int = 1,
    lightly: bool = False,
) -> Outcome:
    """Search the model. Infeasible is an outcome, not an error; without an answer both plan and bound are None.

    `lightly` prepares the model with little ado: for large models of which a little search is to be expected.
    """
    if variables.abandoned:
        return NO_ANSWER
    if variables.infeasible:
        return Outcome(plan=None, bound=None, infeasible=True, optimal=False)
    if budget.seconds <= 0 or stop.asked:
        return NO_ANSWER
    solver = _solver(budget, linearization)
    if lightly:
        solver.parameters.max_presolve_iterations = 1
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
    if bound_rose is not None:
        solver.best_bound_callback = lambda value: bound_rose(_whole(value))
    watcher = None if found is None else Watcher(variables.read, found)
    with stop.interrupting(solver.stop_search):
        status = solver.solve(variables.model, watcher)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(variables.model.validate())
    answered = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    known = answered or status == cp_model.UNKNOWN
    return Outcome(
        plan=variables.read(solver.boolean_value) if answered else None,
        bound=_whole(solver.best_objective_bound) if known and variables.model.has_objective() else None,
        infeasible=status == cp_model.INFEASIBLE,
        optimal=status == cp_model.OPTIMAL,
    )


def bound_of(
    model: Model,
    budget: Budget,
    stop: Stop,
    bound_rose: Callable[[int], None],
    watcher: Watcher | None = None,
) -> int | None:
    """Give the bound that CP-SAT proves for a model, telling each rise; None without an answer."""
    if budget.seconds <= 0 or stop.asked:
        return None
    solver = _solver(budget, linearization=2)
    solver.best_bound_callback = lambda value: bound_rose(_whole(value))
    with stop.interrupting(solver.stop_search):
        status = solver.solve(model, watcher)
    known = status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN)
    return _whole(solver.best_objective_bound) if known else None


def _solver(budget: Budget, linearization: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = budget.seconds
    solver.parameters.num_workers = budget.workers
    solver.parameters.random_seed = budget.seed
    solver.parameters.linearization_level = linearization
    if budget.effort is not None:
        solver.parameters.max_deterministic_time = budget.effort
    return solver


def _whole(value: float) -> int:
    return ceil(value - ROUNDING)
