"""Form the groups of a breakout: translate, solve, judge once more, give the rotation."""

import asyncio
from collections.abc import Callable

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.errors import SolverFailed
from scheduler.rotation import back, there
from scheduler.rotation.rotation import Rotation
from scheduler.solving import solve
from scheduler.timetable import Timetable
from solver.check import check
from solver.result import Event, Limits
from solver.rotation.plan import Plan


async def rotate(
    conference: Conference,
    block: Breakout,
    limits: Limits,
    tell: Callable[[Event], None],
    timetable: Timetable | None = None,
    earlier: Rotation | None = None,
    past: int = 0,
    most_moved: int | None = None,
    stop: asyncio.Event | None = None,
) -> Rotation:
    """Make a rotation; where there is an `earlier` one, its first `past` rounds stay and little else changes.

    The solver's plan is judged again here: a rotation that breaks a hard rule never comes back.
    """
    problem = there.problem(conference, block, timetable, earlier, past, most_moved)
    start = None if earlier is None else back.plan(earlier, problem)
    result = await solve(problem, limits, tell, start, stop)
    if result.plan is not None:
        verdict = check(problem, Plan.read(result.plan))
        if verdict.hard or verdict != result.verdict or verdict.cost != result.proof.cost:
            raise SolverFailed("The solver's rotation does not stand up to the check; nothing was kept.")
    return back.rotation(conference, block, timetable, problem, result, earlier)
