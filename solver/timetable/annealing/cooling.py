"""How often and how long annealing cools, and from which heat."""

from collections.abc import Callable

from solver.chance import chance
from solver.timetable.annealing.search import Annealing
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem

FIRST_MOVES, MOST_MOVES = 10, 600  # times the number of sessions: each cooling is twice as long as the last
MOVE_EFFORT = 0.00015  # seconds, about, that a move takes
HEATS = (0.1, 0.3, 1.0)  # times the mean rise: to settle, to look around, to begin almost anew


class Cooling:
    """One cooling after another, each from a heat by chance."""

    seldom = 0.3

    def __init__(self, problem: Problem, decide: Decisions, seed: int, goes_on: Callable[[], bool]) -> None:
        self._random = chance(seed)
        self._annealing = Annealing(problem, decide, seed, goes_on)
        self._moves = FIRST_MOVES * len(problem.sessions)
        self._most_moves = MOST_MOVES * len(problem.sessions)

    @property
    def possible(self) -> bool:
        """Whether there is any session that may move."""
        return bool(self._annealing.movable)

    def cool(self, plan: Plan) -> tuple[Plan | None, float]:
        """Give a better plan, if one was found, and the effort in seconds."""
        moves, self._moves = self._moves, min(2 * self._moves, self._most_moves)
        hottest = self._annealing.heat(plan) * self._random.choice(HEATS)
        found, change = self._annealing.run(plan, moves, hottest)
        return found if change < 0 else None, moves * MOVE_EFFORT
