"""A first plan: times with rooms only counted, then rooms for these times; where that fails, times again."""

from collections.abc import Callable

from solver.stop import Stop
from solver.timetable.decisions import Decisions
from solver.timetable.engine import Budget, Outcome, run
from solver.timetable.model import build
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.variables import Variables

MOST_CUTS = 12
ROOM_EFFORT = 4.0


class Construction:
    """Finds a first plan without looking at costs but those of leaving requests out."""

    def __init__(
        self, problem: Problem, decide: Decisions, stop: Stop, budget: Callable[[float | None], Budget]
    ) -> None:
        self._problem, self._decide, self._stop, self._budget = problem, decide, stop, budget

    def first_plan(self) -> Outcome:
        """Give a plan, or the proof that there is none, or no answer."""
        refused: list[Plan] = []
        for _ in range(MOST_CUTS):
            times = self._times(refused)
            if times.plan is None:
                return times if times.infeasible and not refused else self._at_once()
            housed = self.rooms(times.plan)
            if housed is not None:
                return Outcome(plan=housed, bound=None, infeasible=False, optimal=False)
            refused.append(times.plan)
        return self._at_once()

    def rooms(self, times: Plan) -> Plan | None:
        """Give rooms to sessions whose times stand; None if the rooms do not suffice."""
        variables = build(self._problem, self._decide, free=times.placements, times=times)
        for session in times.placements:
            variables.model.add_at_least_one(list(variables.at[session].values()))
        return run(variables, self._budget(ROOM_EFFORT), self._stop).plan

    def _times(self, refused: list[Plan]) -> Outcome:
        """Place everything if that can be; else as many requests as can be, the most important first."""
        for everything in (True, False):
            variables = build(self._problem, self._decide, rooms=False, costs=False)
            if everything:
                for at in variables.at.values():
                    variables.model.add_at_least_one(list(at.values()))
            else:
                self._minimise_absence(variables)
            for plan in refused:
                self._refuse(variables, plan)
            outcome = run(variables, self._budget(10.0 if everything else 30.0), self._stop)
            if outcome.plan is not None:
                return outcome
        return outcome

    def _minimise_absence(self, variables: Variables) -> None:
        placed = []
        for session, bill in sorted(self._decide.absence_costs.items()):
            placed += [(literal, sum(bill.values())) for literal in variables.at[session].values()]
        variables.model.maximize(sum(price * literal for literal, price in placed))

    @staticmethod
    def _refuse(variables: Variables, plan: Plan) -> None:
        """Ask for at least one other start than in a plan that found no rooms."""
        same = [variables.at[s][p.start] for s, p in plan.placements.items() if p.start in variables.at[s]]
        variables.model.add_bool_or([~literal for literal in same])

    def _at_once(self) -> Outcome:
        """Decide times and rooms in one model: exact, and slow for large conferences."""
        variables = build(self._problem, self._decide, costs=False)
        self._minimise_absence(variables)
        return run(variables, self._budget(None), self._stop)
