"""The best plan and the best bound so far, told to whoever listens; shared by the threads of one search."""

from collections.abc import Callable
from math import inf
from threading import RLock

from solver.check import check
from solver.result import Better, Bound, Event, Verdict
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem


class Scoreboard:
    """Every plan is judged by the independent check before it counts; costs are the checker's."""

    def __init__(self, problem: Problem, tell: Callable[[Event], None], elapsed: Callable[[], float]) -> None:
        self._problem, self._tell, self.elapsed = problem, tell, elapsed
        self._lock = RLock()
        self.plan: Plan | None = None
        self.verdict: Verdict | None = None
        self.bound: int | None = None
        self.fewest_changes: int | None = None if problem.published else 0

    @property
    def cost(self) -> int | None:
        """The cost of the best plan."""
        return None if self.verdict is None else self.verdict.cost

    @property
    def standing(self) -> tuple[float, float]:
        """The changes and the cost of the best plan, in the order in which plans are compared."""
        return (inf, inf) if self.verdict is None else _order(self.verdict)

    @property
    def proven(self) -> bool:
        """Whether the best plan is proven to be the best there is."""
        return self.changes_proven and self.bound is not None and self.bound >= (self.cost or 0)

    @property
    def changes_proven(self) -> bool:
        """Whether no plan changes less of what was published."""
        return self.verdict is not None and self.verdict.change == self.fewest_changes

    def offer(self, plan: Plan, *, sideways: bool = False) -> bool:
        """Take a plan if it breaks no hard rule and is better than the best, or as good with `sideways`.

        Fewer changes to what was published are better, whatever the cost; then a lower cost is.
        """
        verdict = check(self._problem, plan)
        with self._lock:
            here, best = _order(verdict), self.standing
            better = here < best
            if verdict.hard or not (better or (sideways and here == best)):
                return False
            self.plan, self.verdict = plan, verdict
            if better:
                self._tell(
                    Better(
                        cost=verdict.cost,
                        bound=self.bound,
                        seconds=round(self.elapsed(), 2),
                        plan=plan.dump(),
                    )
                )
            return True

    def raise_bound(self, bound: int) -> None:
        """Take a proven bound if it is the highest; costs are never negative."""
        with self._lock:
            if bound > (self.bound if self.bound is not None else -1):
                self.bound = bound
                self._tell(Bound(cost=self.cost, bound=bound, seconds=round(self.elapsed(), 2)))


def _order(verdict: Verdict) -> tuple[float, float]:
    return verdict.change, verdict.cost
