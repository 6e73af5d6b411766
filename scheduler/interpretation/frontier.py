"""How much can be interpreted with how many teams, the times and rooms of a timetable standing as they are.

Each question is a small timetable problem of its own: the interpreted sessions, pinned where they are, may be left
out, and only the rules on teams apply. Left out means without interpretation. So each answer has a proof.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from scheduler.solving import solve
from solver.result import Event, Limits
from solver.rule import Level, load
from solver.timetable.assignments import assignments
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Team

STATUTORY, OTHERS = 1, 3  # priorities: what a conference owes to its members comes first
DEAR = 100_000  # a session without interpretation is worse than any number of days
_ALSO = {"interpretation_costs", "pinned_room", "pinned_start", "requests_are_placed"}


@cache
def rules() -> frozenset[str]:
    """Give the rules that apply: every hard one about teams, what days cost, and what keeps sessions in place."""
    known = load("solver.timetable.rules")
    about = {
        name
        for name, rule in known.items()
        if issubclass(rule, TimetableRule) and rule.about_teams and rule.level is Level.HARD
    }
    return frozenset(about | _ALSO)


@dataclass(frozen=True)
class Point:
    """What a number of teams with the most languages can interpret: proven, or the best that was found in time."""

    teams: int
    interpreted: int
    left_out: tuple[str, ...]
    assignments: int
    team_days: int
    interpreter_days: int
    proven: bool


def pools(problem: Problem) -> dict[frozenset[str], list[Team]]:
    """Give the teams by their languages, those with the most first."""
    found: dict[frozenset[str], list[Team]] = {}
    for team in sorted(problem.teams, key=lambda team: (-len(team.languages), sorted(team.languages), team.id)):
        found.setdefault(team.languages, []).append(team)
    return found


async def frontier(
    problem: Problem,
    plan: Plan,
    limits: Limits,
    tell: Callable[[Event], None],
    most: int | None = None,
    days: int | None = None,
    stop: asyncio.Event | None = None,
) -> list[Point]:
    """Give a point for each number of teams with the most languages, from none to `most`, all others being there.

    `most` is the number in the conference if it is None. `days` bounds the days of interpreters in all. Raises
    ValueError if there are no teams. Once `stop` is set, nothing more is asked.
    """
    points: list[Point] = []
    for number, teams in enumerate(_choices(problem, most)):
        if stop is not None and stop.is_set():
            break
        asked = question(problem, plan, teams, days)
        if teams:
            result = await solve(asked, limits, tell, stop=stop)
            found, proven = Plan.read(result.plan or {}), result.proof.status == "OPTIMAL"
        else:
            found, proven = Plan(), True  # the rules ask for teams only where there are any
        points.append(_point(asked, found, number, proven=proven))
    return points


def _choices(problem: Problem, most: int | None) -> Iterator[tuple[Team, ...]]:
    """Give the teams for each number of those with the most languages."""
    if not problem.teams:
        raise ValueError("a problem without teams has no frontier")
    main, *others = pools(problem).values()
    rest = [team for pool in others for team in pool]
    for number in range((len(main) if most is None else most) + 1):
        yield (*_so_many(main, number), *rest)


def _so_many(pool: list[Team], number: int) -> list[Team]:
    """Give the first teams of a pool; more than it has are like the last one, and always there."""
    known = {team.id for team in pool}
    names = (f"{pool[-1].id}-{place}" for place in count(2) if f"{pool[-1].id}-{place}" not in known)
    more = [pool[-1].model_copy(update={"id": next(names), "available": None}) for _ in range(number - len(pool))]
    return [*pool[:number], *more]


def question(problem: Problem, plan: Plan, teams: tuple[Team, ...], days: int | None = None) -> Problem:
    """Ask which of the interpreted sessions of a plan some teams can serve."""
    sessions = [
        session.model_copy(
            update={
                "start": plan.placements[session.id].start,
                "room": plan.placements[session.id].room,
                "required": False,
                "priority": STATUTORY if session.statutory else OTHERS,
                "body": None,
            }
        )
        for session in problem.sessions
        if session.interpreted and session.id in plan.placements
    ]
    off = {name: {"enabled": False} for name in load("solver.timetable.rules") if name not in rules()}
    kept = {name: setting for name, setting in problem.rules.items() if name in rules()}
    return Problem(
        step=problem.step,
        days=problem.days,
        parts=problem.parts,
        rooms=problem.rooms,
        travel=problem.travel,
        teams=teams,
        most_assignments=problem.most_assignments,
        most_interpreter_days=problem.most_interpreter_days if days is None else days,
        sessions=tuple(sessions),
        rules={**off, **kept, "requests_are_placed": {"weight": DEAR}},
    )


def _point(problem: Problem, plan: Plan, number: int, *, proven: bool) -> Point:
    worked = assignments(problem, plan)
    days = {(each.team, each.day) for each in worked}
    return Point(
        teams=number,
        interpreted=len(plan.placements),
        left_out=tuple(session.id for session in problem.sessions if session.id not in plan.placements),
        assignments=len(worked),
        team_days=len(days),
        interpreter_days=sum(problem.team[team].people for team, _ in days),
        proven=proven,
    )
