"""Large-neighbourhood search: set some sessions free, solve that part exactly, keep what is not worse."""

from collections.abc import Callable

from solver.chance import chance
from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.decisions import Decisions
from solver.timetable.engine import run
from solver.timetable.model import build
from solver.timetable.neighbourhoods import Situation, neighbourhoods
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.scoreboard import Scoreboard

EFFORT = 0.5  # deterministic seconds of one step
SMALLEST, FIRST, LARGEST = 6, 12.0, 60


class Improvement:
    """Improves the scoreboard's plan step by step; each neighbourhood has a size and a weight of its own."""

    def __init__(
        self,
        problem: Problem,
        decide: Decisions,
        scoreboard: Scoreboard,
        stop: Stop,
        budget: Callable[[float | None], Budget],
        seed: int,
    ) -> None:
        self._problem, self._decide, self._scoreboard = problem, decide, scoreboard
        self._stop, self._budget, self._random = stop, budget, chance(seed)
        self._neighbourhoods = neighbourhoods()
        self._size = dict.fromkeys(self._neighbourhoods, FIRST)
        self._merit = dict.fromkeys(self._neighbourhoods, 1.0)

    def step(self) -> None:
        """Choose a neighbourhood, solve it, and learn from what came of it."""
        plan = self._scoreboard.plan
        if plan is None:
            raise ValueError("there is no plan to improve")
        names = list(self._neighbourhoods)
        [name] = self._random.choices(names, weights=[self._merit[name] for name in names])
        size = round(self._size[name])
        chosen = self._neighbourhoods[name](Situation(self._problem, plan, self._blame()), self._random, size)
        chosen |= {session.id for session in self._problem.sessions if session.id not in plan.placements}
        self._learn(name, *(self._solve(plan, chosen) if chosen else (False, False)))

    def _blame(self) -> dict[str, int]:
        """Give what the sessions cost in the best plan, each violation's cost to each of its sessions."""
        blame: dict[str, int] = {}
        verdict = self._scoreboard.verdict
        if verdict is not None:
            for violation in verdict.violations:
                price = violation.amount * verdict.terms[violation.rule].weight
                for session in violation.sessions:
                    blame[session] = blame.get(session, 0) + price
        return blame

    def _solve(self, plan: Plan, chosen: set[str]) -> tuple[bool, bool]:
        """Tell whether a better plan was found, and whether the neighbourhood was searched to its end."""
        variables = build(self._problem, self._decide, free=chosen, background=plan, stop=self._stop)
        variables.hint(plan)
        before = self._scoreboard.standing
        outcome = run(variables, self._budget(EFFORT), self._stop)
        if outcome.plan is not None:
            self._scoreboard.offer(outcome.plan, sideways=True)
        return self._scoreboard.standing < before, outcome.optimal

    def _learn(self, name: str, better: bool, finished: bool) -> None:
        """Larger where the end was reached, smaller where it was not; likelier where something was found."""
        factor = 1.15 if finished else 0.85
        self._size[name] = min(LARGEST, max(SMALLEST, self._size[name] * factor))
        self._merit[name] = 0.8 * self._merit[name] + 0.2 * (2.0 if better else 0.5)
