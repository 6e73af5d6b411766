"""How often and how long the compiled search cools, and from which heat."""

from collections.abc import Callable

from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.swapping.search import Swapping

FIRST_MOVES = 2_000  # times the number of sessions
ROUND = 3  # coolings of one length, the first of them anew, the others half way down; the next ones are twice as long
MOVE_EFFORT = 0.0000005  # seconds, about, that a move takes
LAST = 1.5  # where there is no time for so many times the next cooling, it takes all that is left


class Cooling:
    """Rounds of coolings, each round longer than the last; the last cooling ends when the time does."""

    seldom = 0.1

    def __init__(
        self,
        problem: Problem,
        decide: Decisions,
        seed: int,
        goes_on: Callable[[], bool],
        remaining: Callable[[], float],
    ) -> None:
        self._search = Swapping(problem, decide, seed, goes_on)
        self._moves = FIRST_MOVES * len(problem.sessions)
        self._remaining = remaining
        self._speed = 1 / MOVE_EFFORT
        self._turn = 0

    @property
    def possible(self) -> bool:
        """Whether the problem can be searched so."""
        return self._search.fits

    def cool(self, plan: Plan) -> tuple[Plan | None, float]:
        """Give a plan that is as good or better, if one was found, and the effort in seconds."""
        before = self._remaining()
        moves = self._moves if before > LAST * self._moves / self._speed else int(before * self._speed)
        found, change = self._search.run(plan, max(1, moves), anew=self._turn % ROUND == 0)
        self._turn += 1
        if self._turn % ROUND == 0:
            self._moves *= 2
        self._speed = moves / max(0.001, before - self._remaining())
        return found if change <= 0 else None, moves * MOVE_EFFORT
