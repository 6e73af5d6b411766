"""The fewest changes to what was published, proven where the time allows; preferences come after.

First times with rooms only counted and teams of interpreters left open: a relaxation, so its bound holds. Then rooms
and teams for these times. If that costs nothing beyond the bound, or if no time had to move at all, the changes are
proven to be the fewest. Otherwise the times are sought again with teams, and at last one exact model of times, rooms
and teams decides, with the best plan so far as its hint.
"""

from collections.abc import Callable
from dataclasses import replace

from solver.check import check
from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.construction import Construction
from solver.timetable.engine import Outcome, run
from solver.timetable.model import ONLY_CHANGES, build, decisions
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem

MOST_CHOICES = 300_000  # starts x rooms up to which times and rooms are decided in one exact model
TIMES_EFFORT = 30.0
EFFORT = 120.0


class Repair:
    """Finds a plan with the fewest changes, all else left out of account."""

    def __init__(self, problem: Problem, stop: Stop, budget: Callable[[float | None], Budget]) -> None:
        self._problem, self._stop, self._budget = problem, stop, budget
        self._decide = decisions(problem, prices=ONLY_CHANGES)
        self._published = Plan(
            placements={
                published.session: Placement(start=published.start, room=published.room, team=published.team)
                for published in problem.published
                if published.session in problem.session
            }
        )

    def first_plan(self) -> Outcome:
        """Give a plan with a bound on the changes, or the proof that there is none, or no answer."""
        known: Plan | None = None
        for teams in (False, True) if self._problem.teams else (False,):
            times = self._times(teams=teams)
            if times.infeasible:
                return times
            housed = None if times.plan is None else self._rooms(times.plan)
            if housed is not None and housed.plan is not None:
                known = housed.plan if known is None else min(known, housed.plan, key=self._changes)
                if self._settled(times, housed):
                    return replace(housed, bound=self._changes(housed.plan))
        if not self._small:
            return self._without_proof(times, known)
        return self._better(self._exactly(known), known, times.bound)

    def _better(self, exact: Outcome, known: Plan | None, bound: int | None) -> Outcome:
        """Give the better of two plans with the higher of two bounds: time may have run out in the exact model."""
        plans = [plan for plan in (exact.plan, known) if plan is not None]
        if exact.infeasible or not plans:
            return exact
        bounds = [each for each in (exact.bound, bound) if each is not None]
        return replace(exact, plan=min(plans, key=self._changes), bound=max(bounds, default=None))

    def _times(self, *, teams: bool) -> Outcome:
        variables = build(self._problem, self._decide, rooms=False, teams=teams, stop=self._stop)
        variables.hint(self._published)
        return run(variables, self._budget(TIMES_EFFORT), self._stop, lightly=True)

    def _rooms(self, times: Plan) -> Outcome:
        variables = build(self._problem, self._decide, free=times.placements, times=times, stop=self._stop)
        return run(variables, self._budget(TIMES_EFFORT), self._stop)

    def _settled(self, times: Outcome, housed: Outcome) -> bool:
        """Tell whether a plan that keeps to these times is proven to have the fewest changes."""
        if housed.plan is None or times.plan is None:
            return False
        starts = {session: placed.start for session, placed in times.plan.placements.items()}
        nothing_moves = all(starts.get(s) == placed.start for s, placed in self._published.placements.items())
        new_ones = set(starts) - set(self._published.placements)
        return self._changes(housed.plan) == times.bound or (
            housed.optimal and times.optimal and nothing_moves and not new_ones
        )

    def _exactly(self, known: Plan | None) -> Outcome:
        variables = build(self._problem, self._decide, stop=self._stop)
        variables.hint(known or self._published)
        return run(variables, self._budget(EFFORT), self._stop, lightly=True)

    def _without_proof(self, times: Outcome, known: Plan | None) -> Outcome:
        if known is not None:
            return replace(times, plan=known, optimal=False)
        outcome = Construction(self._problem, self._decide, self._stop, self._budget).first_plan()
        return replace(outcome, bound=times.bound)

    def _changes(self, plan: Plan) -> int:
        return check(self._problem, plan).change

    @property
    def _small(self) -> bool:
        starts, rooms = self._decide.starts, self._decide.rooms
        return sum(len(starts(s.id)) * max(1, len(rooms(s.id))) for s in self._problem.sessions) <= MOST_CHOICES
