"""Proving: bounds from loads at once, from slots and cells, then from the model itself."""

from collections.abc import Callable

from solver.engine import Budget, Model, Watcher, solve
from solver.stop import Stop
from solver.timetable.bounds.cells import Spread, cells_of
from solver.timetable.bounds.loads import least_cost
from solver.timetable.bounds.slots import Slots
from solver.timetable.decisions import Decisions
from solver.timetable.engine import run
from solver.timetable.model import CHANGE_PRICE, ONLY_PREFERENCES, build, decisions
from solver.timetable.problem import Problem
from solver.timetable.scoreboard import Scoreboard

MOST_CHOICES = 25_000  # up to so many starts x rooms, times and rooms are proven in one model
MOST_CELLS = 30_000  # cells x sessions up to which their model tells more than counting does in a minute
CELL_EFFORT = 6.0
PATTERN_EFFORT = 40.0
MODEL_EFFORT = 4.0


class Proving:
    """Raises the scoreboard's bound."""

    def __init__(
        self,
        problem: Problem,
        decide: Decisions,
        scoreboard: Scoreboard,
        stop: Stop,
        budget: Callable[[float | None], Budget],
    ) -> None:
        self._problem, self._decide, self._scoreboard = problem, decide, scoreboard
        self._stop, self._budget = stop, budget
        self._preferences = decisions(problem, prices=ONLY_PREFERENCES) if problem.published else decide

    def at_once(self) -> None:
        """Bound the cost by counting, in a moment."""
        self._scoreboard.raise_bound(least_cost(self._problem, self._preferences))

    def all(self) -> None:
        """Prove by every way that fits, for as long as there is time; large models without a limit of their own."""
        self.by_patterns()
        self.by_cells(None if not self.small else CELL_EFFORT)
        self.by_model(None)

    def by_cells(self, effort: float | None = CELL_EFFORT) -> None:
        """Bound the cost by spreading meetings over cells of time."""
        cells = len(cells_of(self._problem, self._preferences))
        if not self._stop.asked and cells * len(self._problem.sessions) <= MOST_CELLS:
            self._by(Spread(self._problem, self._preferences).model, effort)

    def by_patterns(self, effort: float | None = PATTERN_EFFORT) -> None:
        """Bound the cost by choosing who meets in each slot, if there are slots, finding plans on the way."""
        slots = Slots(self._problem, self._preferences)
        if slots.model is not None:
            watcher = Watcher(lambda at: self._scoreboard.offer(slots.plan(at.boolean_value)))
            self._by(slots.model, effort, watcher)

    def _by(self, model: Model, effort: float | None, watcher: Watcher | None = None) -> None:
        rise = self._scoreboard.raise_bound
        answer = solve(model, self._budget(effort), self._stop, watcher=watcher, bound_rose=rise, linearization=2)
        if answer.bound is not None:
            rise(answer.bound)

    def by_model(self, effort: float | None = MODEL_EFFORT) -> None:
        """Bound the cost by the exact model if it is small enough, finding plans on the way.

        Where something was published, the bound is one on the plans with the fewest changes.
        """
        if not self.small or not self._scoreboard.changes_proven:
            return
        changes = CHANGE_PRICE * (self._scoreboard.fewest_changes or 0)
        variables = build(self._problem, self._decide)
        if self._scoreboard.plan is not None:
            variables.hint(self._scoreboard.plan)
        outcome = run(
            variables,
            self._budget(effort),
            self._stop,
            found=self._scoreboard.offer,
            bound_rose=lambda bound: self._scoreboard.raise_bound(bound - changes),
        )
        if outcome.bound is not None:
            self._scoreboard.raise_bound(outcome.bound - changes)

    @property
    def small(self) -> bool:
        """Whether times and rooms fit in one model."""
        decide = self._decide
        choices = sum(len(decide.starts(s.id)) * max(1, len(decide.rooms(s.id))) for s in self._problem.sessions)
        return choices <= MOST_CHOICES
