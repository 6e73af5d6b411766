"""How much can be interpreted with how many teams, the times and rooms of a timetable standing as they are.

Each question is a small timetable problem of its own: the interpreted sessions, pinned where they are, may be left
out, and only the rules on teams apply. Left out means without interpretation. So each answer has a proof.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from scheduler import translation
from scheduler.conference import Conference
from scheduler.solving import solve
from scheduler.timetable import Timetable
from solver.result import Limits
from solver.rule import load
from solver.timetable.assignments import assignments
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.values import Team

RULES = {
    "assignment_length",
    "assignments_are_limited",
    "assignments_in_a_day",
    "assignments_in_running_days",
    "interpretation_costs",
    "interpreter_days_are_limited",
    "pause_between_assignments",
    "pinned_room",
    "pinned_start",
    "requests_are_placed",
    "session_has_a_team",
    "team_in_one_place",
    "team_is_there",
    "teams_rest_overnight",
}
STATUTORY, OTHERS = 1, 3  # priorities: what a conference owes to its members comes first
DEAR = 100_000  # a session without interpretation is worse than any number of days


@dataclass(frozen=True)
class Point:
    """What a number of teams can interpret: proven, or the best that was found in time."""

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
    conference: Conference, timetable: Timetable, limits: Limits, most: int | None = None, days: int | None = None
) -> list[Point]:
    """Give a point for each number of teams with the most languages, from none to `most`, all others being there.

    `most` is the number in the conference if it is None. `days` bounds the days of interpreters in all.
    """
    problem, plan = translation.problem(conference), translation.plan(conference, timetable)
    points = []
    for teams in _choices(problem, most):
        asked = question(problem, plan, teams, days)
        result = await solve(asked, limits, lambda event: None)
        points.append(_point(asked, Plan.read(result.plan or {}), proven=result.proof.status == "OPTIMAL"))
    return points


def _choices(problem: Problem, most: int | None) -> Iterator[tuple[Team, ...]]:
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
    off = {name: {"enabled": False} for name in load("solver.timetable.rules") if name not in RULES}
    kept = {name: setting for name, setting in problem.rules.items() if name in RULES}
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


def _point(problem: Problem, plan: Plan, *, proven: bool) -> Point:
    worked = assignments(problem, plan)
    days = {(each.team, each.day) for each in worked}
    return Point(
        teams=len(problem.teams),
        interpreted=len(plan.placements),
        left_out=tuple(session.id for session in problem.sessions if session.id not in plan.placements),
        assignments=len(worked),
        team_days=len(days),
        interpreter_days=sum(problem.team[team].people for team, _ in days),
        proven=proven,
    )
