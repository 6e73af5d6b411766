"""Two ways to better plans, annealing and large neighbourhoods, each taken the more often the more it brings."""

from collections.abc import Callable
from importlib import import_module
from typing import Protocol

from solver.chance import chance
from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.annealing.cooling import Cooling as SlowCooling
from solver.timetable.decisions import Decisions
from solver.timetable.improvement import Improvement
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.scoreboard import Scoreboard
from solver.timetable.swapping.words import is_worth_it

STEP_EFFORT = 0.25  # seconds, about, that a step of the neighbourhoods takes
FORGET = 0.8


class Cooling(Protocol):
    """Annealing of either kind; `seldom` is the share of all effort of the way that brings less beside it."""

    seldom: float

    @property
    def possible(self) -> bool:
        """Whether there is anything that it can move."""

    def cool(self, plan: Plan) -> tuple[Plan | None, float]:
        """Give a plan to be offered, if there is one, and the effort in seconds."""


class Portfolio:
    """Improves the scoreboard's plan step by step.

    The same seed and plan give the same steps, unless they go by the clock: how long one is, and how long it took.
    """

    def __init__(
        self,
        problem: Problem,
        decide: Decisions,
        scoreboard: Scoreboard,
        stop: Stop,
        budget: Callable[[float | None], Budget],
        seed: int,
        *,
        by_the_clock: bool,
    ) -> None:
        self._scoreboard, self._stop, self._budget = scoreboard, stop, budget
        self._by_the_clock = by_the_clock
        self._random = chance(seed)
        self._cooling = self._choose_cooling(problem, decide, seed)
        self._improvement = Improvement(problem, decide, scoreboard, stop, budget, seed)
        self._merit = {"cooling": 2.0, "neighbourhoods": 1.0}
        self._spent = {"cooling": 0.0, "neighbourhoods": 0.0}

    def _choose_cooling(self, problem: Problem, decide: Decisions, seed: int) -> Cooling:
        """Take the compiled search where it is worth it, and its tables are not too large."""
        if is_worth_it(decide):
            fast: Cooling = import_module("solver.timetable.swapping.cooling").Cooling(
                problem, decide, seed, self._goes_on, self._remaining if self._by_the_clock else None
            )
            if fast.possible:
                return fast
        return SlowCooling(problem, decide, seed, self._goes_on)

    def step(self) -> None:
        """Take one of the ways, and learn what it brought for its effort."""
        way = self._choose()
        before = self._scoreboard.cost or 0
        effort = self._cool() if way == "cooling" else self._improve()
        self._spent[way] += effort
        gain = before - (self._scoreboard.cost or 0)
        kept = FORGET ** (effort / STEP_EFFORT)
        self._merit[way] = kept * self._merit[way] + (1 - kept) * max(0, gain) / effort

    def _choose(self) -> str:
        if not self._cooling.possible:
            return "neighbourhoods"
        less, more = sorted(self._merit, key=lambda way: (self._merit[way], way != "neighbourhoods"))
        return less if self._spent[less] < self._cooling.seldom * sum(self._spent.values()) else more

    def _cool(self) -> float:
        plan = self._scoreboard.plan
        if plan is None:
            raise ValueError("there is no plan to improve")
        found, effort = self._cooling.cool(plan)
        if found is not None:
            self._scoreboard.offer(found, sideways=True)
        return effort

    def _improve(self) -> float:
        begin = self._remaining()
        self._improvement.step()
        return max(STEP_EFFORT, begin - self._remaining()) if self._by_the_clock else STEP_EFFORT

    def _remaining(self) -> float:
        return self._budget(None).seconds

    def _goes_on(self) -> bool:
        return not self._stop.asked and not self._scoreboard.proven and self._budget(None).seconds > 0
