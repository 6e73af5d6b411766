"""Search a timetable: a first plan, then better ones and better bounds, until there is a proof or no time."""

from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version

from solver.check import check, rules_of
from solver.engine import Budget
from solver.result import Event, Limits, Proof, Result, Started, Status
from solver.stop import Stop
from solver.timetable.beside import Beside
from solver.timetable.blocks.search import Blocks
from solver.timetable.construction import Construction
from solver.timetable.engine import NO_ANSWER, Outcome
from solver.timetable.ideal import can_be_ideal, ideal_plan
from solver.timetable.model import decisions
from solver.timetable.plan import Plan
from solver.timetable.portfolio import Portfolio
from solver.timetable.problem import Problem
from solver.timetable.proving import Proving
from solver.timetable.repair import Repair
from solver.timetable.scoreboard import Scoreboard
from solver.timetable.unplaced import reasons

NONE_EXISTS = "There is no timetable that keeps every hard rule of the rule book."
NOT_FOUND = "No timetable was found in the time given; none is proven to be impossible."
IDEAL_SHARE = 0.3  # of the time that is left
IDEAL_EFFORT = 2.0  # deterministic seconds of each of its runs, with one worker


class Search:
    """One search, from the problem to the result.

    With one worker, everything runs in turn and is bounded by CP-SAT's deterministic time: the same problem, seed
    and number of steps give the same plan. With more, bounds are proven in a process beside the search.
    """

    def __init__(
        self,
        problem: Problem,
        limits: Limits,
        tell: Callable[[Event], None],
        stop: Stop,
        elapsed: Callable[[], float],
    ) -> None:
        self._problem, self._limits, self._stop, self._elapsed = problem, limits, stop, elapsed
        self._tell = tell
        self._decide = decisions(problem)
        self._scoreboard = Scoreboard(problem, tell, elapsed)
        self._blocks = Blocks(problem, self._decide, self._scoreboard, stop, self._all_workers)
        self._proving = Proving(problem, self._decide, self._scoreboard, stop, self._one_worker)

    def run(self, start: Plan | None) -> Result:
        """Search from a given plan, if it is one, else from nothing."""
        self._tell(Started(sessions=len(self._problem.sessions), rules=len(rules_of(self._problem))))
        if start is None or not self._scoreboard.offer(start):
            outcome = self._first_plan()
            if self._scoreboard.plan is None:
                return self._result(outcome)
        elif self._scoreboard.verdict is not None and self._scoreboard.verdict.change == 0:
            self._scoreboard.fewest_changes = 0
        self._improve()
        return self._result(None)

    def _first_plan(self) -> Outcome:
        """Find a plan: the one with the fewest changes where something was published."""
        if self._problem.published:
            outcome = Repair(self._problem, self._stop, self._all_workers).first_plan()
            self._scoreboard.fewest_changes = outcome.bound
        else:
            outcome = self._blocks.first_plan() if self._blocks.fit else NO_ANSWER
            if outcome.plan is None and not outcome.infeasible:
                outcome = Construction(self._problem, self._decide, self._stop, self._all_workers).first_plan()
        if outcome.plan is not None:
            self._scoreboard.offer(outcome.plan)
        return outcome

    def _at_no_cost(self) -> None:
        """Take a plan that costs nothing if one is found soon; where there is none, every plan costs something."""
        if self._scoreboard.proven or self._stop.asked or not can_be_ideal(self._problem, self._decide):
            return
        until = self._elapsed() + IDEAL_SHARE * self._remaining()

        def budget(_: float | None) -> Budget:
            given = self._all_workers(IDEAL_EFFORT if self._limits.workers == 1 else None)
            return replace(given, seconds=min(given.seconds, until - self._elapsed()))

        outcome = ideal_plan(self._problem, self._stop, budget)
        if outcome.plan is not None:
            self._scoreboard.offer(outcome.plan)
        elif outcome.infeasible:
            self._scoreboard.raise_bound(1)

    def _improve(self) -> None:
        self._at_no_cost()
        if not self._stop.asked:
            self._proving.at_once()
        if self._blocks.fit and not self._scoreboard.proven:
            self._blocks.improve()
        if self._stop.asked:
            return
        beside = self._start_beside()
        try:
            self._step(beside)
        finally:
            for process in beside:
                process.end()

    def _start_beside(self) -> list[Beside]:
        """Start a process that proves and, with more than two workers, others that improve; alone, prove first."""
        if self._limits.workers == 1:
            self._proving.by_patterns()
            self._proving.by_cells()
            self._proving.by_model()
            return []
        if self._scoreboard.proven:
            return []
        proving = Beside("bound", self._problem, self._limits_beside(0), self._scoreboard)
        return [proving, *(self._improving(number) for number in range(1, self._limits.workers - 1))]

    def _improving(self, number: int) -> Beside:
        return Beside("improve", self._problem, self._limits_beside(number), self._scoreboard)

    def _limits_beside(self, number: int) -> Limits:
        seconds = max(0.1, self._remaining())
        return self._limits.model_copy(
            update={"seconds": seconds, "workers": 1, "steps": None, "seed": self._limits.seed + number}
        )

    def _step(self, beside: list[Beside]) -> None:
        """Take steps until it is over; whoever has nothing more to prove beside the search helps to improve."""
        portfolio = Portfolio(
            self._problem,
            self._decide,
            self._scoreboard,
            self._stop,
            self._one_worker,
            self._limits.seed,
            by_the_clock=self._limits.steps is None,
        )
        steps = 0
        while not self._over(steps):
            portfolio.step()
            steps += 1
            for number, process in enumerate(beside):
                if process.alive:
                    process.share()
                elif not self._over(steps):
                    process.end()
                    beside[number] = self._improving(self._limits.workers + number)
        while any(process.alive for process in beside[:1]) and not self._over(0):
            beside[0].wait(0.05)

    def _over(self, steps: int) -> bool:
        if self._stop.asked or self._scoreboard.proven or self._remaining() <= 0:
            return True
        return self._limits.steps is not None and steps >= self._limits.steps

    def _remaining(self) -> float:
        return self._limits.seconds - self._elapsed()

    def _all_workers(self, effort: float | None) -> Budget:
        return Budget(self._remaining(), effort, self._limits.workers, self._limits.seed)

    def _one_worker(self, effort: float | None) -> Budget:
        return replace(self._all_workers(effort), workers=1)

    def _result(self, outcome: Outcome | None) -> Result:
        board = self._scoreboard
        status: Status
        if board.plan is not None:
            status = "OPTIMAL" if board.proven else "FEASIBLE"
        else:
            status = "INFEASIBLE" if outcome is not None and outcome.infeasible else "NO_ANSWER"
        bound = board.bound if board.cost is None or board.bound is None else min(board.bound, board.cost)
        return Result(
            proof=Proof(status=status, cost=board.cost, bound=bound, seconds=round(self._elapsed(), 2)),
            plan=None if board.plan is None else board.plan.dump(),
            verdict=None if board.plan is None else check(self._problem, board.plan),
            problem=self._problem.digest(),
            seed=self._limits.seed,
            workers=self._limits.workers,
            ortools=version("ortools"),
            fewest_changes=self._scoreboard.fewest_changes,
            why={"INFEASIBLE": NONE_EXISTS, "NO_ANSWER": NOT_FOUND}.get(status, ""),
            unplaced={} if board.plan is None else reasons(self._problem, self._decide, board.plan),
        )


def solve(
    problem: Problem,
    limits: Limits,
    tell: Callable[[Event], None],
    stop: Stop,
    elapsed: Callable[[], float],
    start: Plan | None = None,
) -> Result:
    """Search a timetable within limits. `elapsed` gives the seconds since the search began."""
    return Search(problem, limits, tell, stop, elapsed).run(start)
