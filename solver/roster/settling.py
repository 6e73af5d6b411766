"""Find the least that one level costs, with limits on what the levels before it cost.

First crowds are counted: a small model, whose bound is hardly ever beaten. Then each crowd gives its work to its
members. Where that cannot be done, or costs more, the counts of that crowd and of those in its booths are mended,
its members counted one by one; then others of the same cost are tried, by other seeds; in the end everybody is
counted alone, and the model is exact.
"""

from solver.allowance import Allowance
from solver.roster.crowds import Crowd, crowds
from solver.roster.decisions import Decisions
from solver.roster.engine import Outcome, run
from solver.roster.first import first_plan
from solver.roster.giving import Giving, apart_from, one_by_one
from solver.roster.model import build
from solver.roster.scoreboard import ORDER, Scoreboard
from solver.roster.variables import Variables
from solver.rule import Level
from solver.stop import Stop

TRIES = 3  # counts of the same crowds
REPAIRS = 6  # of one count
EFFORT = 1.0  # deterministic seconds of each


class Settling:
    """One level's search.

    The levels before may cost as much as they do in the best plan; with `hope`, no more than their bounds. That
    takes one search instead of several wherever the hope comes true, and is for nothing where it does not.
    """

    def __init__(
        self,
        decide: Decisions,
        level: Level,
        scoreboard: Scoreboard,
        stop: Stop,
        allowance: Allowance,
        hope: bool = False,
    ) -> None:
        self._decide, self._level, self._scoreboard = decide.up_to(level), level, scoreboard
        self._stop, self._allowance, self._hope = stop, allowance, hope
        self._before = ORDER[: ORDER.index(level)]
        self._bound = 0
        self._giving = Giving(self._decide, level, allowance, stop)

    def settle(self) -> bool:
        """Search until it is proven or over; tell whether there is any plan within the limits."""
        people, tries = crowds(self._decide), 0
        while not self._over:
            variables = self._model(people)
            outcome = self._run(variables)
            if outcome.infeasible:
                return False
            if variables.exact:
                break
            failed, tries = self._give(people, outcome), tries + 1
            if outcome.counts is None or tries % TRIES == 0:
                people = one_by_one(people, failed or people)
        return True

    def count(self, effort: float | None = None) -> bool:
        """Find only the bound that counting crowds gives; tell whether there may be any plan within the limits."""
        return self._over or not self._run(self._model(crowds(self._decide)), effort).infeasible

    @property
    def _over(self) -> bool:
        proven = all(map(self._scoreboard.proven, (*self._before, self._level)))
        return proven or self._stop.asked or self._allowance.budget.spent

    def _model(self, people: list[Crowd]) -> Variables:
        board, variables = self._scoreboard, build(self._decide, people)
        for level in self._before:
            limit = board.bounds[level] if self._hope else board.standing(level)
            if limit is not None:
                variables.no_more_than(level, limit)
        if board.plan is not None:
            variables.hint(board.plan)
        return variables

    def _run(self, variables: Variables, effort: float | None = None) -> Outcome:
        """Run a model; more threads than one help only where nothing but searching is left."""
        budget = self._allowance.budget if variables.exact else self._allowance.budget.with_one_worker()
        if effort is not None:
            budget = budget.at_most(effort)
        outcome = run(variables, self._level, budget, self._stop, self._scoreboard.offer, self._raise)
        self._allowance.use(outcome.effort)
        if outcome.bound is not None:
            self._raise(outcome.bound)
        return outcome

    def _raise(self, bound: int) -> None:
        """Tell a bound as soon as it holds for the best plan: when that keeps the limits."""
        self._bound = max(self._bound, bound)
        if not self._hope or all(map(self._scoreboard.proven, self._before)):
            self._scoreboard.raise_bound(self._level, self._bound)

    def _give(self, people: list[Crowd], outcome: Outcome) -> set[Crowd]:
        """Give work to the members, mending the counts where need be; tell for which crowds it did not come out."""
        plan, failed = self._giving.give(people, outcome)
        first, tried = failed, set[Crowd]()
        for _ in range(REPAIRS):
            if not self._scoreboard.offer(plan):
                self._scoreboard.offer(first_plan(self._decide, plan))
            self._raise(self._bound)
            worst = min(failed - tried, key=lambda crowd: (len(crowd), crowd), default=None)
            if worst is None or self._over or outcome.counts is None:
                break
            tried.add(worst)
            mended = self._mended(people, worst, outcome)
            if mended.counts is not None:
                people, outcome = one_by_one(people, {worst}), mended
                plan, failed = self._giving.give(people, outcome)
        return first

    def _mended(self, people: list[Crowd], crowd: Crowd, outcome: Outcome) -> Outcome:
        """Count a crowd one by one and those in the same booths anew; all others do what they did."""
        variables = self._model(one_by_one(people, {crowd}))
        variables.keep(apart_from(people, {crowd}, outcome.counts or {}), outcome.counts or {})
        budget = self._allowance.budget.with_one_worker().at_most(EFFORT)
        mended = run(variables, self._level, budget, self._stop)
        self._allowance.use(mended.effort)
        return mended
