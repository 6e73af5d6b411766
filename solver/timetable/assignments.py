"""Assignments of teams, read from a plan, for whoever counts or staffs them; the search never asks."""

from bisect import bisect_right
from dataclasses import dataclass

from solver.timetable.plan import Plan
from solver.timetable.problem import Problem

DAY = 24 * 60


@dataclass(frozen=True, order=True)
class Assignment:
    """All sessions that a team interprets in one period of a day, in order; `day` counts calendar days."""

    team: str
    start: int
    end: int
    day: int
    sessions: tuple[str, ...]


def assignments(problem: Problem, plan: Plan) -> list[Assignment]:
    """Give the assignments of a plan in the order of team and time; teams that the problem lacks have none."""
    found: dict[tuple[str, int], list[str]] = {}
    begins = period_begins(problem)
    for session, placement in plan.placements.items():
        known = session in problem.session and problem.session[session].interpreted
        if known and placement.team in problem.team:
            found.setdefault((placement.team or "", bisect_right(begins, placement.start)), []).append(session)
    return sorted(_assignment(problem, plan, team, sessions) for (team, _), sessions in found.items())


def period_begins(problem: Problem) -> list[int]:
    """Give when periods begin: the first of a day with the day, each other with a part of it."""
    begins = []
    for day in problem.days:
        own = sorted({part.start for part in problem.parts if part.day == day.id})
        begins += [start for start in own[1:] if start > day.start] + [day.start]
    return sorted(begins)


def _assignment(problem: Problem, plan: Plan, team: str, sessions: list[str]) -> Assignment:
    ordered = sorted(sessions, key=lambda session: (plan.placements[session].start, session))
    start = plan.placements[ordered[0]].start
    end = max(plan.placements[session].start + problem.session[session].duration for session in ordered)
    return Assignment(team, start, end, _day(problem, start), tuple(ordered))


def _day(problem: Problem, moment: int) -> int:
    """Give the number of the day that began last; days may be an hour longer or shorter than others."""
    begun = [day.start for day in problem.days if day.start <= moment]
    return (max(begun, default=moment) + DAY // 2) // DAY
