"""Form the groups of a breakout: translate, solve, judge once more, give the rotation."""

import asyncio
from collections.abc import Callable

from scheduler.errors import SolverFailed
from scheduler.rotation import back, there
from scheduler.rotation.rotation import Rotation
from scheduler.rotation.task import Task
from scheduler.solving import solve
from solver.check import check
from solver.result import Event, Limits
from solver.rotation.plan import Plan


async def rotate(
    task: Task, limits: Limits, tell: Callable[[Event], None], stop: asyncio.Event | None = None
) -> Rotation:
    """Make a rotation; one without measures says why there is none.

    The solver's plan is judged again here: a rotation that breaks a hard rule never comes back.
    """
    problem = there.problem(task)
    start = None if task.earlier is None else back.plan(task.earlier, problem)
    result = await solve(problem, limits, tell, start, stop)
    if result.plan is not None:
        verdict = check(problem, Plan.read(result.plan))
        if verdict.hard or verdict != result.verdict or verdict.cost != result.proof.cost:
            raise SolverFailed("The solver's rotation does not stand up to the check; nothing was kept.")
    return back.rotation(task, problem, result)
