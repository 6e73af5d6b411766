"""Plan a conference: translate, solve, judge once more, give the timetable."""

import asyncio
from collections.abc import Callable

from scheduler import translation
from scheduler.conference import Conference
from scheduler.errors import SolverFailed
from scheduler.solving import solve
from scheduler.timetable import Timetable, Violation
from scheduler.translation.back import violations
from solver.check import check
from solver.result import Event, Limits
from solver.timetable.plan import Plan


async def plan(
    conference: Conference,
    limits: Limits,
    tell: Callable[[Event], None],
    start: Timetable | None = None,
    stop: asyncio.Event | None = None,
) -> Timetable:
    """Make a timetable; one without placements says in its proof that there is none, or none yet.

    The solver's plan is judged again here: a timetable that breaks a hard rule never comes back.
    """
    problem = translation.problem(conference)
    known = None if start is None else translation.plan(conference, start)
    result = await solve(problem, limits, tell, known, stop)
    if result.plan is not None:
        verdict = check(problem, Plan.read(result.plan))
        if verdict.hard or verdict.cost != result.proof.cost:
            raise SolverFailed("The solver's timetable does not stand up to the check; nothing was kept.")
    return translation.timetable(conference, problem, result)


def judge(conference: Conference, timetable: Timetable) -> tuple[Violation, ...]:
    """Give every violation of a timetable, hard ones first."""
    verdict = check(translation.problem(conference), translation.plan(conference, timetable))
    found = violations(verdict)
    return tuple(sorted(found, key=lambda violation: violation.level != "hard"))
