"""Run CP-SAT on the model of a timetable, within limits, so that it can be stopped and watched."""

from collections.abc import Callable
from dataclasses import dataclass

from solver.engine import Budget, Watcher, solve
from solver.stop import Stop
from solver.timetable.plan import Plan
from solver.timetable.variables import Variables


@dataclass(frozen=True)
class Outcome:
    """What a run found: the plan if any, the proven bound, and whether the answer is final."""

    plan: Plan | None
    bound: int | None
    infeasible: bool
    optimal: bool


NO_ANSWER = Outcome(plan=None, bound=None, infeasible=False, optimal=False)


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
    answer = solve(
        variables.model,
        budget,
        stop,
        watcher=None if found is None else Watcher(lambda at: found(variables.read(at.boolean_value))),
        bound_rose=bound_rose,
        linearization=linearization,
        lightly=lightly,
    )
    return Outcome(
        plan=None if answer.values is None else variables.read(answer.values.boolean_value),
        bound=answer.bound,
        infeasible=answer.infeasible,
        optimal=answer.optimal,
    )
