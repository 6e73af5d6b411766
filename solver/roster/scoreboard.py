"""The best roster and what is proven of it so far, told to whoever listens."""

from collections.abc import Callable
from math import inf

from solver.check import check
from solver.result import Better, Bound, Event, Verdict
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.rule import Level

ORDER = (Level.COVERAGE, Level.STABILITY, Level.PREFERENCE)


class Scoreboard:
    """Every plan is judged by the independent check before it counts; costs are the checker's.

    What is lacking comes first, then what changes, then the cost: no saving buys a change, nor a change a seat.
    """

    def __init__(self, problem: Problem, tell: Callable[[Event], None], elapsed: Callable[[], float]) -> None:
        self._problem, self._tell, self._elapsed = problem, tell, elapsed
        self.plan: Plan | None = None
        self.verdict: Verdict | None = None
        self.bounds: dict[Level, int] = dict.fromkeys(ORDER, 0)

    def standing(self, level: Level) -> int | None:
        """Give what the best plan costs on a level."""
        return None if self.verdict is None else _costs(self.verdict)[level]

    def proven(self, level: Level) -> bool:
        """Tell whether no plan that is as good on the levels before is better on this one."""
        return self.standing(level) == self.bounds[level]

    def offer(self, plan: Plan) -> bool:
        """Take a plan if it breaks no hard rule and is better than the best."""
        verdict = check(self._problem, plan)
        here = tuple(_costs(verdict).values())
        best = (inf,) if self.verdict is None else tuple(_costs(self.verdict).values())
        if verdict.hard or here >= best:
            return False
        self.plan, self.verdict = plan, verdict
        self._tell(
            Better(
                cost=verdict.cost,
                bound=self.bounds[Level.PREFERENCE],
                seconds=round(self._elapsed(), 2),
                plan=plan.dump(),
                lacking=verdict.lacking,
            )
        )
        return True

    def raise_bound(self, level: Level, bound: int) -> None:
        """Take a proven bound of a level if it is higher.

        It holds for plans that are as good as the best one on the levels before, so that it still holds of fewer
        when a better one comes.
        """
        if bound > self.bounds[level]:
            self.bounds[level] = bound
            if level is Level.PREFERENCE:
                cost = None if self.verdict is None else self.verdict.cost
                self._tell(Bound(cost=cost, bound=bound, seconds=round(self._elapsed(), 2)))


def _costs(verdict: Verdict) -> dict[Level, int]:
    return dict(zip(ORDER, (verdict.lacking, verdict.change, verdict.cost), strict=True))
