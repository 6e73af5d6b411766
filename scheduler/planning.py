"""Plan a conference: translate, solve, judge once more, give the timetable."""

import asyncio
import datetime as dt
from collections.abc import Callable

from scheduler import translation
from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault, SolverFailed
from scheduler.interests import NOBODYS, Interests
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
    published: Timetable | None = None,
    stop: asyncio.Event | None = None,
    frozen_until: dt.datetime | None = None,
    interests: Interests = NOBODYS,
) -> Timetable:
    """Make a timetable; one without placements says in its proof that there is none, or none yet.

    Where one was `published`, as little of it as possible changes, and nothing that begins before `frozen_until`.
    `interests` are pairs of sessions that people would like to find at different times.
    The solver's plan is judged again here: a timetable that breaks a hard rule never comes back.
    """
    problem = translation.problem(conference, published, frozen_until, interests)
    known = None if published is None else _still_known(conference, translation.plan(conference, published))
    result = await solve(problem, limits, tell, known, stop)
    if result.plan is not None:
        verdict = check(problem, Plan.read(result.plan))
        if verdict.hard or verdict != result.verdict or verdict.cost != result.proof.cost:
            raise SolverFailed("The solver's timetable does not stand up to the check; nothing was kept.")
    return translation.timetable(conference, problem, result)


def judge(conference: Conference, timetable: Timetable) -> tuple[Violation, ...]:
    """Give every violation of a timetable, hard ones first."""
    verdict = check(translation.problem(conference), translation.plan(conference, timetable))
    found = violations(verdict)
    return tuple(sorted(found, key=lambda violation: violation.level != "hard"))


def _still_known(conference: Conference, plan: Plan) -> Plan:
    """Leave out the sessions that the conference does not have any more."""
    return Plan(placements={s: placed for s, placed in plan.placements.items() if s in conference.session})


def expect_of(conference: Conference, published: Timetable, source: str) -> None:
    """Raise BadInput if a published timetable is of another conference, or shares no session with this one.

    Single sessions and rooms may be gone: that is what a repair is for.
    """
    if published.conference != conference.id:
        raise BadInput(source, [Fault("conference", f"is of “{published.conference}”, not of “{conference.id}”")])
    if published.placements and not any(
        placement.session in conference.session for placement in published.placements
    ):
        raise BadInput(source, [Fault("placements", f"has no session of “{conference.id}”")])
