"""Search a rotation: floors and first plans by mathematics, then aim after aim, improved and, if it fits, proven."""

from collections.abc import Callable
from functools import cached_property
from importlib.metadata import version

from solver.allowance import Allowance
from solver.check import rules_of
from solver.engine import Answer, Watcher
from solver.engine import solve as run
from solver.result import Event, Limits, Proof, Result, Started, Status
from solver.rotation.aims import aims_of
from solver.rotation.contradiction import Contradiction
from solver.rotation.floors import floors
from solver.rotation.golfers.schedule import STEPS
from solver.rotation.improving import PROPOSALS, Improving
from solver.rotation.model import build, decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.scoreboard import Scoreboard
from solver.rotation.starting.meeting import by_meeting
from solver.rotation.starting.mixing import by_mixing
from solver.rotation.starting.rounds import by_rounds
from solver.rotation.starting.wishes import by_wishes
from solver.rotation.variables import Variables, literals
from solver.stop import Stop

NONE_EXISTS = "There is no rotation that keeps every hard rule."
NOT_FOUND = "No rotation was found in the time given; none is proven to be impossible."
FITS = 30_000  # literals that CP-SAT proves something about in a minute or two
WALK = 3_000  # literals for which a second, or a step, of exchanges goes before the proof
SHARE = 0.6  # of what is left, for one aim; the last one has all


class Search:
    """One search, from the problem to the result.

    With `steps` and one worker the same problem and seed give the same plan, whatever the machine's load.
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
        self._tell, self._rules = tell, rules_of(problem)
        self._allowance = Allowance(limits, elapsed)
        self._decide = decisions(problem)
        aims, known = aims_of(problem, self._rules), floors(self._decide)
        least = [sum(known.get(rule, 0) for rule in aim.rules) for aim in aims]
        self._board = Scoreboard(problem, aims, least, tell, elapsed)
        self._improving = Improving(self._decide, self._board, limits, stop, elapsed)
        self._model: Variables | None = None

    @cached_property
    def _literals(self) -> int:
        return literals(self._decide)

    @property
    def _fits(self) -> bool:
        return self._literals <= FITS

    def run(self, start: Plan | None) -> Result:
        """Search from a given plan, if it is one, and from those that mathematics gives."""
        board = self._board
        self._tell(Started(sessions=len(self._problem.groups), rules=len(self._rules)))
        self._begin(start)
        if board.plan is None and not self._find():
            return self._result("INFEASIBLE", self._why())
        if board.plan is None:
            return self._result("NO_ANSWER", NOT_FOUND)
        for number in range(len(board.aims)):
            self._allowance.begin(SHARE if number + 1 < len(board.aims) else 1.0)
            self._settle()
        return self._result("OPTIMAL" if board.proven else "FEASIBLE")

    def _begin(self, start: Plan | None) -> None:
        """Offer the given plan and the exact ends; where they give none, one that is made round by round."""
        board, seed = self._board, self._limits.seed
        ends = [start, by_wishes(self._decide, seed), by_mixing(self._decide, seed)]
        for plan in filter(None, ends):
            if not board.offer(plan):
                self._improving.others.append(plan)
        if board.plan is None or self._problem.published:
            made = by_rounds(self._decide, seed)
            if made is not None:
                board.offer(made)
        if board.aims and not board.met():
            self._meet()

    def _meet(self) -> None:
        """Make rounds for meeting, where it matters to nobody where they sit, with half of what is allowed."""
        limits = self._limits
        steps = STEPS if limits.steps is None else min(STEPS, PROPOSALS * limits.steps // 2)
        plan = by_meeting(
            self._decide, limits.seed, steps, lambda: self._stop.asked or self._elapsed() > limits.seconds / 2
        )
        if plan is not None:
            self._board.offer(plan)

    def _find(self) -> bool:
        """Find any plan, whatever it costs; tell whether there may be one."""
        variables = build(self._decide, rules=())
        answer = self._any(variables)
        if answer.values is not None:
            self._board.offer(variables.read(answer.values.value))
        return not answer.infeasible

    def _any(self, variables: Variables) -> Answer:
        answer = run(variables.model, self._allowance.budget, self._stop)
        self._allowance.use(answer.effort)
        return answer

    def _why(self) -> str:
        """Say which demands contradict each other, as far as there is time to find out."""
        contradiction = Contradiction(self._decide, lambda fewer: self._any(build(fewer, rules=())))
        found = contradiction.words()
        return f"{NONE_EXISTS} These demands cannot all be met: {found}." if found else NONE_EXISTS

    def _settle(self) -> None:
        """Improve the aim at hand, prove it where that can be hoped for, and leave it."""
        if not self._board.met():
            self._improving.improve(self._allowance, self._literals / WALK if self._fits else None)
        if not self._board.met() and self._fits:
            self._prove()
        self._board.settle()

    def _prove(self) -> None:
        """Search the model of everything: what is known of the aim at hand, from below and above, goes into it."""
        board, variables = self._board, self._model or build(self._decide)
        self._model = variables
        costs = [variables.cost(aim.rules) for aim in board.aims[: board.at + 1]]
        for cost, bound in zip(costs, board.bounds, strict=False):
            variables.model.add(cost >= bound)
        for cost, cap in zip(costs, board.caps, strict=False):
            variables.model.add(cost <= cap)
        variables.model.minimize(costs[-1])
        if board.plan is not None:
            variables.hint(board.plan)
        answer = run(
            variables.model,
            self._allowance.budget,
            self._stop,
            watcher=Watcher(lambda at: board.offer(variables.read(at.value))),
            bound_rose=board.raise_bound,
            linearization=2,
        )
        self._allowance.use(answer.effort)
        if answer.values is not None:
            board.offer(variables.read(answer.values.value))
        if answer.bound is not None:
            board.raise_bound(answer.bound)

    def _result(self, status: Status, why: str = "") -> Result:
        board = self._board
        cost = None if board.verdict is None else board.verdict.cost
        if cost is not None and board.proven and any(each.bound > each.cost for each in board.standings()):
            raise ValueError("a bound was proven above the cost of a plan")
        return Result(
            proof=Proof(
                status=status,
                cost=cost,
                bound=None if cost is None else board.bound,
                seconds=round(self._elapsed(), 2),
            ),
            plan=None if board.plan is None else board.plan.dump(),
            verdict=board.verdict,
            problem=self._problem.digest(),
            seed=self._limits.seed,
            workers=self._limits.workers,
            ortools=version("ortools"),
            fewest_changes=board.fewest_changes(),
            aims=board.standings(),
            why=why,
        )


def solve(
    problem: Problem,
    limits: Limits,
    tell: Callable[[Event], None],
    stop: Stop,
    elapsed: Callable[[], float],
    start: Plan | None = None,
) -> Result:
    """Search a rotation within limits. `elapsed` gives the seconds since the search began."""
    return Search(problem, limits, tell, stop, elapsed).run(start)
