"""Two ways to better plans, annealing and large neighbourhoods, each taken the more often the more it brings."""

from collections.abc import Callable

from solver.chance import chance
from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.annealing.search import Annealing
from solver.timetable.decisions import Decisions
from solver.timetable.improvement import Improvement
from solver.timetable.problem import Problem
from solver.timetable.scoreboard import Scoreboard

FIRST_MOVES, MOST_MOVES = 10, 600  # times the number of sessions: each cooling is twice as long as the last
MOVE_EFFORT, STEP_EFFORT = 0.00015, 0.25  # seconds, about, that a move and a step of the neighbourhoods take
FORGET = 0.8
HEATS = (0.1, 0.3, 1.0)  # times the mean rise: to settle, to look around, to begin almost anew
SELDOM = 0.3  # of all effort goes into the way that brings less


class Portfolio:
    """Improves the scoreboard's plan step by step; the same seed and plan give the same steps."""

    def __init__(
        self,
        problem: Problem,
        decide: Decisions,
        scoreboard: Scoreboard,
        stop: Stop,
        budget: Callable[[float | None], Budget],
        seed: int,
    ) -> None:
        self._scoreboard, self._stop, self._budget = scoreboard, stop, budget
        self._random = chance(seed)
        self._annealing = Annealing(problem, decide, seed, self._goes_on)
        self._improvement = Improvement(problem, decide, scoreboard, stop, budget, seed)
        self._moves = FIRST_MOVES * len(problem.sessions)
        self._most_moves = MOST_MOVES * len(problem.sessions)
        self._merit = {"annealing": 2.0, "neighbourhoods": 1.0}
        self._spent = {"annealing": 0.0, "neighbourhoods": 0.0}

    def step(self) -> None:
        """Take one of the ways, and learn what it brought for its effort."""
        way = self._choose()
        before = self._scoreboard.cost or 0
        if way == "annealing":
            effort = self._cool()
        else:
            self._improvement.step()
            effort = STEP_EFFORT
        self._spent[way] += effort
        gain = before - (self._scoreboard.cost or 0)
        kept = FORGET ** (effort / STEP_EFFORT)
        self._merit[way] = kept * self._merit[way] + (1 - kept) * max(0, gain) / effort

    def _choose(self) -> str:
        if not self._annealing.movable:
            return "neighbourhoods"
        less, more = sorted(self._merit, key=lambda way: (self._merit[way], way))
        return less if self._spent[less] < SELDOM * sum(self._spent.values()) else more

    def _cool(self) -> float:
        plan = self._scoreboard.plan
        if plan is None:
            raise ValueError("there is no plan to improve")
        moves, self._moves = self._moves, min(2 * self._moves, self._most_moves)
        hottest = self._annealing.heat(plan) * self._random.choice(HEATS)
        found, change = self._annealing.run(plan, moves, hottest)
        if change < 0:
            self._scoreboard.offer(found)
        return moves * MOVE_EFFORT

    def _goes_on(self) -> bool:
        return not self._stop.asked and not self._scoreboard.proven and self._budget(None).seconds > 0
