"""Form the groups of a breakout: translate, solve, judge once more, give the rotation."""

import asyncio
from collections.abc import Callable

from scheduler.errors import SolverFailed
from scheduler.rotation import back, there
from scheduler.rotation.rotation import Rotation
from scheduler.rotation.task import Task
from scheduler.solving import solve
from solver.check import check
from solver.result import Event, Limits, Result
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem


async def rotate(
    task: Task, limits: Limits, tell: Callable[[Event], None], stop: asyncio.Event | None = None
) -> Rotation:
    """Make a rotation; one without measures says why there is none.

    A rotation that breaks a hard rule never comes back.
    """
    problem = there.problem(task)
    start = None if task.earlier is None else back.plan(task.earlier, problem)
    return back.rotation(task, problem, await solved(problem, limits, tell, start, stop))


async def solved(
    problem: Problem,
    limits: Limits,
    tell: Callable[[Event], None],
    start: Plan | None = None,
    stop: asyncio.Event | None = None,
) -> Result:
    """Solve a problem and judge the plan once more. Raises SolverFailed if it is not what the solver said."""
    result = await solve(problem, limits, tell, start, stop)
    if result.plan is not None:
        verdict = check(problem, Plan.read(result.plan))
        if verdict.hard or verdict != result.verdict or verdict.cost != result.proof.cost:
            raise SolverFailed("The solver's rotation does not stand up to the check; nothing was kept.")
    return result
