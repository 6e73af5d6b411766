"""Staff a timetable: translate, solve, judge once more, give the roster."""

import asyncio
import datetime as dt
from collections.abc import Callable

from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault, SolverFailed
from scheduler.roster import back, there
from scheduler.roster.roster import Roster
from scheduler.roster.seating import disagreements, of_another
from scheduler.roster.there import Absences
from scheduler.solving import solve
from scheduler.timetable import Timetable
from solver.check import check
from solver.result import Event, Limits
from solver.roster.plan import Plan


async def staff(
    conference: Conference,
    timetable: Timetable,
    limits: Limits,
    tell: Callable[[Event], None],
    earlier: Roster | None = None,
    absences: Absences | None = None,
    stop: asyncio.Event | None = None,
    frozen_until: dt.datetime | None = None,
) -> Roster:
    """Make a roster; where there is an `earlier` one, as little of it as possible changes.

    The solver's plan is judged again here: a roster that breaks a hard rule never comes back.
    """
    problem = there.problem(conference, timetable, earlier, frozen_until, absences)
    start = None if earlier is None else back.plan(earlier)
    result = await solve(problem, limits, tell, start, stop)
    if result.plan is not None:
        verdict = check(problem, Plan.read(result.plan))
        if verdict.hard or verdict != result.verdict or verdict.cost != result.proof.cost:
            raise SolverFailed("The solver's roster does not stand up to the check; nothing was kept.")
    return back.roster(conference, timetable, problem, result, earlier)


def expect_sound(conference: Conference, timetable: Timetable, roster: Roster, now: dt.datetime) -> None:
    """Raise BadInput for a roster that is none, is of another timetable, or breaks a hard rule.

    What has begun `now` is past mending, and is not judged; whom the command line knew to be away, nobody knows here.
    """
    if roster.why:
        raise BadInput("the roster is not published", [Fault("why", f"nobody is seated: {roster.why}")])
    if faults := [*disagreements(roster, conference, timetable)]:
        raise BadInput("roster", faults)
    verdict = check(there.problem(conference, timetable, roster, now), back.plan(roster))
    if verdict.hard:
        raise BadInput(
            "the roster breaks hard rules and is not published",
            [Fault(", ".join(each.sessions), f"{each.rule}: {each.text}") for each in verdict.hard],
        )


def expect_people(conference: Conference, source: str) -> None:
    """Raise BadInput if the conference describes nobody who could sit in a booth."""
    if not conference.interpretation.interpreters:
        what = "there are no interpreters; describe each with an id and the languages of A, B and C"
        raise BadInput(source, [Fault("interpretation › interpreters", what)])


def expect_of(conference: Conference, earlier: Roster, source: str) -> None:
    """Raise BadInput if an earlier roster is of another conference; people and assignments may be gone."""
    if earlier.conference != conference.id:
        raise BadInput(source, [of_another(conference, earlier)])
