"""Run CP-SAT on a model, within limits, so that it can be stopped and watched: the same for every kind of problem."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import ceil

from ortools.sat.python import cp_model

from solver.stop import Stop

Model = cp_model.CpModel
FULL_RELAXATION = "max_lp"  # what CP-SAT calls the search whose linear relaxation has everything
ROUNDING = 1e-6  # bounds come as floating point; costs are integers


@dataclass(frozen=True)
class Budget:
    """How much one run may use: wall seconds, CP-SAT's deterministic time, threads, the seed."""

    seconds: float
    effort: float | None = None
    workers: int = 1
    seed: int = 1

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        return self.seconds <= 0 or (self.effort is not None and self.effort <= 0)

    def with_one_worker(self) -> "Budget":
        """Give the same for one thread."""
        return replace(self, workers=1)

    def at_most(self, effort: float) -> "Budget":
        """Give the same with at most so much effort."""
        return replace(self, effort=effort if self.effort is None else min(effort, self.effort))


@dataclass(frozen=True)
class Answer:
    """What a run ended with.

    `values` is the solver, to read the solution from, and None without a solution; `bound` is proven, and None for
    a model without an objective; `effort` is the deterministic time that was used.
    """

    values: cp_model.CpSolver | None = None
    bound: int | None = None
    infeasible: bool = False
    optimal: bool = False
    effort: float = 0.0


class Watcher(cp_model.CpSolverSolutionCallback):
    """Tell each solution while it is at hand."""

    def __init__(self, found: Callable[[cp_model.CpSolverSolutionCallback], object]) -> None:
        super().__init__()
        self._found = found

    def on_solution_callback(self) -> None:
        """Tell it."""
        self._found(self)


def solve(
    model: Model,
    budget: Budget,
    stop: Stop,
    *,
    watcher: Watcher | None = None,
    bound_rose: Callable[[int], None] | None = None,
    linearization: int = 1,
    lightly: bool = False,
) -> Answer:
    """Search a model. Infeasible is an outcome, no error; nothing is known without time or after a stop.

    `lightly` prepares the model with little ado: for large models of which a little search is to be expected.
    """
    if budget.spent or stop.asked:
        return Answer()
    solver = _solver(budget, linearization, lightly)
    if bound_rose is not None:
        solver.best_bound_callback = lambda value: bound_rose(_whole(value))
    with stop.interrupting(solver.stop_search):
        status = solver.solve(model, watcher)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(model.validate())
    answered = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    known = (answered or status == cp_model.UNKNOWN) and model.has_objective()
    return Answer(
        values=solver if answered else None,
        bound=_whole(solver.best_objective_bound) if known else None,
        infeasible=status == cp_model.INFEASIBLE,
        optimal=status == cp_model.OPTIMAL,
        effort=solver.response_proto.deterministic_time,
    )


def hint(model: Model, values: Iterable[tuple[cp_model.IntVar, int]]) -> None:
    """Let the search begin near some values; earlier hints are forgotten."""
    model.clear_hints()  # type: ignore[no-untyped-call] # the library gives it no types
    for number, value in values:
        model.add_hint(number, value)


def _solver(budget: Budget, linearization: int, lightly: bool) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = budget.seconds
    solver.parameters.num_workers = budget.workers
    solver.parameters.random_seed = budget.seed
    solver.parameters.linearization_level = linearization
    if linearization > 1:
        solver.parameters.extra_subsolvers.append(FULL_RELAXATION)  # in company nobody else would take the level
    if budget.effort is not None:
        solver.parameters.max_deterministic_time = budget.effort
    if lightly:
        solver.parameters.max_presolve_iterations = 1
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
    return solver


def _whole(value: float) -> int:
    return ceil(value - ROUNDING)
