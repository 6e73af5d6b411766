"""Run CP-SAT on the model of a roster, within limits, so that it can be stopped and watched."""

from collections.abc import Callable
from dataclasses import dataclass

from solver.engine import Budget, Watcher, solve
from solver.roster.plan import Plan
from solver.roster.variables import Counts, Variables
from solver.rule import Level
from solver.stop import Stop


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


def run(
    variables: Variables,
    level: Level,
    budget: Budget,
    stop: Stop,
    found: Callable[[Plan], object] | None = None,
    bound_rose: Callable[[int], None] | None = None,
) -> Outcome:
    """Find the least that a level costs. Infeasible is an outcome, not an error."""
    variables.aim_at(level)
    watcher = None
    if found is not None and variables.exact:
        watcher = Watcher(lambda at: found(variables.read(at.value)))
    answer = solve(
        variables.model,
        budget,
        stop,
        watcher=watcher,
        bound_rose=bound_rose,
        linearization=2,  # the linear relaxation of these models is nearly all there is to prove
    )
    value = None if answer.values is None else answer.values.value
    return Outcome(
        plan=variables.read(value) if value is not None and variables.exact else None,
        counts=None if value is None else variables.counts(value),
        paid=None if value is None else variables.paid(level, value),
        bound=answer.bound,
        infeasible=answer.infeasible,
        optimal=answer.optimal,
        effort=answer.effort,
    )
