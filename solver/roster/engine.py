"""Run CP-SAT on the model of a roster, within limits, so that it can be stopped and watched."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil

from ortools.sat.python import cp_model

from solver.roster.plan import Plan
from solver.roster.variables import Counts, Variables
from solver.rule import Level
from solver.stop import Stop

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
class Outcome:
    """What a run found.

    `counts` say how many of each crowd have which shift, and `paid` what each crowd costs by that; an exact model
    gives a `plan` as well. `effort` is the deterministic time that was used.
    """

    plan: Plan | None = None
    counts: Counts | None = None
    paid: dict[str, int] | None = None
    bound: int | None = None
    infeasible: bool = False
    optimal: bool = False
    effort: float = 0.0


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Tell each solution as a plan."""

    def __init__(self, variables: Variables, found: Callable[[Plan], object]) -> None:
        super().__init__()
        self._variables, self._found = variables, found

    def on_solution_callback(self) -> None:
        """Read the plan while the solution is at hand."""
        self._found(self._variables.read(self.value))


def run(
    variables: Variables,
    level: Level,
    budget: Budget,
    stop: Stop,
    found: Callable[[Plan], object] | None = None,
    bound_rose: Callable[[int], None] | None = None,
) -> Outcome:
    """Find the least that a level costs. Infeasible is an outcome, not an error."""
    if budget.spent or stop.asked:
        return Outcome()
    variables.aim_at(level)
    solver = _solver(budget)
    if bound_rose is not None:
        solver.best_bound_callback = lambda value: bound_rose(_whole(value))
    watcher = _Watcher(variables, found) if found is not None and variables.exact else None
    with stop.interrupting(solver.stop_search):
        status = solver.solve(variables.model, watcher)
    if status == cp_model.MODEL_INVALID:
        raise ValueError(variables.model.validate())
    answered = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Outcome(
        plan=variables.read(solver.value) if answered and variables.exact else None,
        counts=variables.counts(solver.value) if answered else None,
        paid=variables.paid(level, solver.value) if answered else None,
        bound=_whole(solver.best_objective_bound) if answered or status == cp_model.UNKNOWN else None,
        infeasible=status == cp_model.INFEASIBLE,
        optimal=status == cp_model.OPTIMAL,
        effort=solver.response_proto.deterministic_time,
    )


def _solver(budget: Budget) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = budget.seconds
    solver.parameters.num_workers = budget.workers
    solver.parameters.random_seed = budget.seed
    solver.parameters.linearization_level = 2  # the linear relaxation of these models is nearly all there is to prove
    if budget.effort is not None:
        solver.parameters.max_deterministic_time = budget.effort
    return solver


def _whole(value: float) -> int:
    return ceil(value - ROUNDING)
