"""What a process beside the search does: prove bounds, or improve plans, from a plan that it is given."""

from collections.abc import Callable
from typing import Any

from solver.engine import Budget
from solver.result import Event, Limits
from solver.stop import Stop
from solver.timetable.model import decisions
from solver.timetable.plan import Plan
from solver.timetable.portfolio import Portfolio
from solver.timetable.problem import Problem
from solver.timetable.proving import Proving
from solver.timetable.scoreboard import Scoreboard


class Helping:
    """One helping process. What it finds it tells; it ends when told to stop, or when it has no more to prove."""

    def __init__(
        self,
        problem: Problem,
        limits: Limits,
        tell: Callable[[Event], None],
        stop: Stop,
        elapsed: Callable[[], float],
        start: Plan | None,
        fewest_changes: int | None,
    ) -> None:
        self._problem, self._limits, self._stop, self._elapsed = problem, limits, stop, elapsed
        self._decide = decisions(problem)
        self._scoreboard = Scoreboard(problem, tell, elapsed)
        self._scoreboard.fewest_changes = fewest_changes
        if start is not None:
            self._scoreboard.offer(start)

    def hear(self, plain: dict[str, Any]) -> None:
        """Take a plan that was found elsewhere, if it is better."""
        self._scoreboard.offer(Plan.read(plain))

    def bound(self) -> None:
        """Prove, finding plans on the way."""
        Proving(self._problem, self._decide, self._scoreboard, self._stop, self._budget).all()

    def improve(self) -> None:
        """Improve the plan while there is time."""
        seed = self._limits.seed
        portfolio = Portfolio(
            self._problem, self._decide, self._scoreboard, self._stop, self._budget, seed, by_the_clock=True
        )
        while self._scoreboard.plan is not None and not self._stop.asked and self._budget(None).seconds > 0:
            portfolio.step()

    def _budget(self, effort: float | None) -> Budget:
        return Budget(self._limits.seconds - self._elapsed(), effort, 1, self._limits.seed)
