"""How often and how long the compiled search cools, and from which heat."""

from collections.abc import Callable

from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.swapping.search import Swapping

FIRST_MOVES = 2_000  # times the number of sessions
MOST_MOVES = 400_000_000  # of one cooling: some minutes
ROUND = 3  # coolings, the first of them anew, the others half way down
SHARE = 0.35  # of the time that is left, for one cooling
MOVE_EFFORT = 0.0000005  # seconds, about, that a move takes


class Cooling:
    """After a short round that shows how the cost settles, the longer a cooling is, the better.

    With a clock, the next cooling takes a share of the time that is left; without one, each round is twice as long
    as the last. What is much shorter than the longest so far does not begin anew.
    """

    seldom = 0.1

    def __init__(
        self,
        problem: Problem,
        decide: Decisions,
        seed: int,
        goes_on: Callable[[], bool],
        remaining: Callable[[], float] | None,
    ) -> None:
        self._search = Swapping(problem, decide, seed, goes_on)
        self._remaining = remaining
        self._moves = FIRST_MOVES * len(problem.sessions)
        self._speed = 1 / MOVE_EFFORT
        self._turn, self._longest = 0, 0

    @property
    def possible(self) -> bool:
        """Whether the problem can be searched so."""
        return self._search.fits

    def cool(self, plan: Plan) -> tuple[Plan | None, float]:
        """Give a plan that is as good or better, if one was found, and the effort in seconds."""
        before = 0.0 if self._remaining is None else self._remaining()
        moves = self._length(before)
        self._longest = max(self._longest, moves)
        found, change = self._search.run(plan, moves, anew=self._turn % ROUND == 0 and 2 * moves > self._longest)
        self._turn += 1
        effort = moves * MOVE_EFFORT if self._remaining is None else max(0.001, before - self._remaining())
        self._speed = moves / effort
        return found if change <= 0 else None, effort

    def _length(self, remaining: float) -> int:
        if self._remaining is None or self._turn < ROUND:
            return min(MOST_MOVES, self._moves << (self._turn // ROUND))
        return max(self._moves, min(MOST_MOVES, int(SHARE * remaining * self._speed)))
