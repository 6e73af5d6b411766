"""Improve a rotation by exchanges, in a thread for each worker, for the aim that is at hand."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from solver.allowance import Allowance
from solver.result import Limits
from solver.rotation.decisions import Decisions
from solver.rotation.mixing.annealing import Annealing
from solver.rotation.plan import Plan
from solver.rotation.scoreboard import Scoreboard
from solver.stop import Stop

PROPOSALS = 1_000_000  # that count as a step


class Improving:
    """Every worker walks by itself, the first from the best plan, the others from other plans if there are any.

    The walks run in compiled code, outside Python's lock, so that threads are enough.
    """

    def __init__(
        self, decide: Decisions, board: Scoreboard, limits: Limits, stop: Stop, elapsed: Callable[[], float]
    ) -> None:
        self._decide, self._board, self._stop, self._elapsed = decide, board, stop, elapsed
        self._limits = limits
        self._walks: list[Annealing] = []
        self.others: list[Plan] = []

    def improve(self, allowance: Allowance, most: float | None) -> None:
        """Walk until what is left of the allowance, or `most` seconds or steps of it, is over, or the aim is met."""
        budget = allowance.budget
        enough = [each for each in (budget.effort, most) if each is not None and budget.effort is not None]
        steps = int(PROPOSALS * min(enough) / self._limits.workers) if enough else None
        until = self._elapsed() + (budget.seconds if most is None or enough else min(most, budget.seconds))
        self._begin()
        starts = self.starts(len(self._walks))
        with ThreadPoolExecutor(len(self._walks)) as pool:
            walks = zip(self._walks, starts, strict=False)
            for walked in [pool.submit(self._walk, walk, start, steps, until) for walk, start in walks]:
                walked.result()
        allowance.use(min(enough) if enough else 0.0)

    def _begin(self) -> None:
        if not self._walks:
            aims = [set(aim.rules) for aim in self._board.aims]
            seeds = range(self._limits.seed, self._limits.seed + self._limits.workers)
            self._walks = [Annealing(self._decide, aims, seed) for seed in seeds]

    def starts(self, workers: int) -> list[Plan]:
        """Give each worker a plan to begin with: the best one, then others, each once, then the best one again."""
        best = self._board.plan
        if best is None:
            return []
        taken, self.others = self.others[: workers - 1], self.others[workers - 1 :]
        return [best, *taken, *[best] * (workers - 1 - len(taken))]

    def _walk(self, walk: Annealing, start: Plan, steps: int | None, until: float) -> None:
        board = self._board
        caps: list[int | None] = [None] * len(board.aims)
        caps[: board.at] = board.caps
        weights = [float(each == board.at) for each in range(len(board.aims))]
        best = walk.improve(start, weights, caps, lambda: self._left(until), steps, lambda plan, _: self._offer(plan))
        if best is not None:
            board.offer(best[0])

    def _left(self, until: float) -> float:
        over = self._stop.asked or self._board.met()
        return 0.0 if over else until - self._elapsed()

    def _offer(self, plan: Plan) -> None:
        self._board.offer(plan)
