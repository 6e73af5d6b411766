"""Find the least that one level costs, with limits on what the levels before it cost.

First crowds are counted: a small model, whose bound is hardly ever beaten. Then each crowd gives its work to its
members. Where that cannot be done, or costs more, other counts of the same cost are tried, by other seeds; then its
members are counted one by one, so that in the end the model is exact.
"""

from solver.roster.allowance import Allowance
from solver.roster.crowds import Crowd, crowds
from solver.roster.decisions import Decisions
from solver.roster.engine import Outcome, run
from solver.roster.model import build
from solver.roster.plan import Plan
from solver.roster.realising import member_model
from solver.roster.scoreboard import ORDER, Scoreboard
from solver.roster.shifts import all_shifts
from solver.roster.variables import Counts, Variables
from solver.rule import Level
from solver.stop import Stop

TRIES = 3  # counts of the same crowds
GIVING_EFFORT = 0.3  # deterministic seconds; what takes longer is worth other counts


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
            self._raise(self._bound)
            if outcome.counts is None or tries % TRIES == 0:
                people = [each for crowd in people for each in (_one_by_one(crowd) if crowd in failed else [crowd])]
        return True

    def count(self) -> bool:
        """Find only the bound that counting crowds gives; tell whether there is any plan within the limits."""
        return self._over or not self._run(self._model(crowds(self._decide))).infeasible

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

    def _run(self, variables: Variables) -> Outcome:
        """Run a model; more threads than one help only where nothing but searching is left."""
        budget = self._allowance.budget if variables.exact else self._allowance.budget.with_one_worker()
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
        """Give work to the members; tell for which crowds that did not come out: all if there is no other telling."""
        if outcome.counts is None or outcome.paid is None:
            return set(people)
        seats: dict[str, dict[str, set[str]]] = {}
        failed: set[Crowd] = set()
        for crowd in people:
            given, cost = self._given(crowd, outcome.counts)
            if given is None or cost > outcome.paid.get(crowd[0], 0):
                failed.add(crowd)
            for assignment, booth, name in given.taken() if given is not None else ():
                seats.setdefault(assignment, {}).setdefault(booth, set()).add(name)
        self._scoreboard.offer(Plan.model_validate({"seats": seats}))
        return failed or set(people)

    def _given(self, crowd: Crowd, counts: Counts) -> tuple[Plan | None, int]:
        """Give a crowd's work to its members as cheaply as can be, with what that costs."""
        variables = member_model(self._decide, crowd, counts, all_shifts(self._decide, [crowd]))
        budget = self._allowance.budget.with_one_worker().at_most(GIVING_EFFORT)
        outcome = run(variables, self._level, budget, self._stop)
        self._allowance.use(outcome.effort)
        return outcome.plan, sum((outcome.paid or {}).values())


def _one_by_one(crowd: Crowd) -> list[Crowd]:
    return [(member,) for member in crowd]
