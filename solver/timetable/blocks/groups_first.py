"""Groups first: rooms are shared among them with all that this costs, then each houses its sessions in its own."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from math import inf

from ortools.sat.python import cp_model

from solver.engine import Answer, Budget, Watcher, hint, solve
from solver.stop import Stop
from solver.timetable.blocks.coarse import Coarse
from solver.timetable.blocks.pricing import Pricing
from solver.timetable.blocks.realising import housed
from solver.timetable.blocks.sharing import Sharing
from solver.timetable.engine import NO_ANSWER, Outcome
from solver.timetable.scoreboard import Scoreboard

HOUSE_EFFORT = 4.0
MUCH_BETTER, BETTER = 0.5, 0.9  # of the cost of the sharing before, if that was housed, and if it was not


class GroupsFirst:
    """A search of sharings; each that is the best when it ends becomes a timetable, if there is one of it."""

    def __init__(
        self, coarse: Coarse, scoreboard: Scoreboard, stop: Stop, budget: Callable[[float | None], Budget]
    ) -> None:
        self._coarse, self._scoreboard, self._stop, self._budget = coarse, scoreboard, stop, budget
        self._wanted = inf  # what a sharing is to cost before it is worth the time to house it

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(self._coarse)

    def first_plan(self, budget: Budget) -> Outcome:
        """Give a timetable of the first sharing that is found, or the proof that there is none, or no answer."""
        answer = self._solve(budget, cp_model.CpSolverSolutionCallback.stop_search)
        if answer.infeasible and self._sharing.is_relaxation:
            return Outcome(plan=None, bound=None, infeasible=True, optimal=False)
        if answer.values is not None:
            self._house(answer.values, costs=False)
        return replace(NO_ANSWER, plan=self._scoreboard.plan)

    def improve(self, budget: Budget) -> None:
        """Improve the scoreboard's plan, and raise its bound where that of sharings is one."""
        Pricing(self._sharing, self._stop)

        def found(at: cp_model.CpSolverSolutionCallback) -> None:
            if at.objective_value <= self._wanted:
                found_rooms = self._house(at, costs=False)
                self._wanted = at.objective_value * (MUCH_BETTER if found_rooms else BETTER)

        answer = self._solve(budget, found)
        if answer.values is not None:
            self._house(answer.values, costs=True)

    def _solve(self, budget: Budget, found: Callable[[cp_model.CpSolverSolutionCallback], None]) -> Answer:
        """Search on from the best sharing so far."""
        rise = self._scoreboard.raise_bound if self._sharing.is_relaxation else None
        answer = solve(
            self._sharing.model,
            budget,
            self._stop,
            watcher=Watcher(found),
            bound_rose=rise,
            linearization=2,
            lightly=True,
        )
        if answer.bound is not None and rise is not None:
            rise(answer.bound)
        if answer.values is not None:
            true = answer.values.boolean_value
            hint(self._sharing.model, [(literal, true(literal)) for literal in self._sharing.literals()])
        return answer

    def _house(self, at: cp_model.CpSolver | cp_model.CpSolverSolutionCallback, *, costs: bool) -> bool:
        """Offer a timetable of a sharing, the best one if `costs` count; tell whether there is one."""
        plan = housed(self._sharing, at.boolean_value, self._budget(HOUSE_EFFORT), self._stop, costs=costs)
        if plan is not None:
            self._scoreboard.offer(plan)
        return plan is not None
