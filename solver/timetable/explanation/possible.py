"""Whether a set of demands can be kept: small models over the sessions that they are about.

Where these are many, prices come first: that too many sessions want too few places they show at once, and CP-SAT,
which would have to try how to pack them, often never.
"""

from collections.abc import Callable, Sequence

from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.block_costs import OneOfGroups
from solver.timetable.decisions import Decisions
from solver.timetable.demands import Pause, Said, SameRoom, TimeToMove
from solver.timetable.engine import Outcome, run
from solver.timetable.explanation.demands import OneAtATime, decisions_of
from solver.timetable.explanation.exclusive import count_beside_exclusive
from solver.timetable.explanation.open_rooms import count_open_rooms
from solver.timetable.explanation.prices import Priced, Prices
from solver.timetable.explanation.scope import scope_of
from solver.timetable.model import build
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.variables import Variables

# Without demands that join rooms and times, a model that leaves the rooms open is exact.
OF_ROOMS_AND_TIMES = (OneAtATime, TimeToMove, SameRoom, OneOfGroups, Pause)
FEW, SAMPLE = 40, 24  # sessions; starts of each
MANY = 12  # sessions from which on prices are tried
RELAXED_EFFORT, HOUSING_EFFORT, EXACT_EFFORT = 3.0, 1.0, 6.0  # deterministic seconds
PRICING_EFFORT = 10.0  # of a linear program
NONE_EXISTS = Outcome(plan=None, bound=None, infeasible=True, optimal=False)


class Possible:
    """Answers whether demands can be kept: True, False, or None for no answer within the effort."""

    def __init__(self, problem: Problem, stop: Stop, budget: Callable[[float | None], Budget]) -> None:
        self._problem, self._stop, self._budget = problem, stop, budget

    def __call__(self, demands: Sequence[Said], effort: float = 1.0) -> bool | None:
        """Tell whether there is a plan that keeps the demands; `effort` multiplies the work allowed."""
        outcome = self.outcome(demands, effort)
        if outcome.plan is not None:
            return True
        return False if outcome.infeasible else None

    def outcome(self, demands: Sequence[Said], effort: float = 1.0) -> Outcome:
        """Give a plan that keeps the demands, the proof that there is none, or no answer."""
        decide, scope = decisions_of(self._problem, demands), scope_of(demands, self._problem)
        if len(scope) <= FEW:
            some = self._solved(self._thinned(demands, scope), scope, demands, effort)
            if some.plan is not None:
                return some
        return self._solved(decide, scope, demands, effort)

    def priced(self, demands: Sequence[Said]) -> Priced | None:
        """Give the prices at which the sessions lack the most, whether they clash or not."""
        return self._prices(self._relaxed(decisions_of(self._problem, demands), scope_of(demands, self._problem)))

    def _prices(self, relaxed: Variables) -> Priced | None:
        if relaxed.infeasible or self._stop.asked:
            return None
        return Prices(relaxed).best(self._budget(PRICING_EFFORT))

    def _relaxed(self, decide: Decisions, scope: frozenset[str]) -> Variables:
        relaxed = build(self._problem, decide, rooms=False, costs=False, free=scope)
        if not relaxed.infeasible:
            count_open_rooms(relaxed)
            count_beside_exclusive(relaxed)
        return relaxed

    def _solved(self, decide: Decisions, scope: frozenset[str], demands: Sequence[Said], effort: float) -> Outcome:
        relaxed = self._relaxed(decide, scope)
        if len(scope) >= MANY:
            priced = self._prices(relaxed)
            if priced is not None and priced.clashes:
                return NONE_EXISTS
        times = run(relaxed, self._budget(RELAXED_EFFORT * effort), self._stop)
        if times.plan is None or not any(isinstance(demand, OF_ROOMS_AND_TIMES) for demand in demands):
            return times
        housed = self._house(decide, scope, times.plan, effort)
        if housed.plan is not None:
            return housed
        exact = build(self._problem, decide, costs=False, free=scope)
        return run(exact, self._budget(EXACT_EFFORT * effort), self._stop)

    def _thinned(self, demands: Sequence[Said], scope: frozenset[str]) -> Decisions:
        """Keep only some starts of sessions with many: most demands that can be kept can be kept with these."""
        decide = decisions_of(self._problem, demands)
        for session in scope:
            starts = decide.starts(session)
            if len(starts) > 2 * SAMPLE:
                decide.only_starts(session, [*starts[:: len(starts) // SAMPLE], starts[-1]])
        return decide

    def _house(self, decide: Decisions, scope: frozenset[str], times: Plan, effort: float) -> Outcome:
        """Look for rooms at the times found, before times and rooms are decided together."""
        variables = build(self._problem, decide, costs=False, free=scope, times=times)
        return run(variables, self._budget(HOUSING_EFFORT * effort), self._stop)
