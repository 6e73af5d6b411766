"""Search a roster: seats covered first, then what was published kept, then the preferences, each with its proof."""

from collections.abc import Callable
from importlib.metadata import version

from solver.allowance import Allowance
from solver.check import rules_of
from solver.result import Event, Limits, Proof, Result, Started, Status
from solver.roster.decisions import Decisions
from solver.roster.first import first_plan
from solver.roster.model import decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.scoreboard import ORDER, Scoreboard
from solver.roster.settling import Settling
from solver.roster.uncovered import reasons
from solver.rule import Level
from solver.stop import Stop

NONE_EXISTS = "There is no roster that keeps every hard rule."
NOT_FOUND = "No roster was found in the time given; none is proven to be impossible."
HOPE_SHARE = 0.8  # of the time that is left
LITTLE, SOME = 0.2, 2.0  # deterministic seconds
SHARES = {Level.COVERAGE: 0.5, Level.STABILITY: 0.6, Level.PREFERENCE: 1.0}  # the same


class Search:
    """One search, from the problem to the result.

    Runs with one thread decide nearly everything, so that the same problem and seed give the same plan wherever the
    search comes to its end; with `steps` and one worker also where it does not.
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
        self._scoreboard = Scoreboard(problem, tell, elapsed)
        self._allowance = Allowance(limits, elapsed)

    def run(self, start: Plan | None) -> Result:
        """Search from a given plan, if it is one, else from the first that is found."""
        self._tell(Started(sessions=len(self._problem.assignments), rules=len(rules_of(self._problem))))
        decide = decisions(self._problem)
        self._scoreboard.offer(first_plan(decide, Plan() if start is None else start))
        if start is not None:
            self._scoreboard.offer(start)
        if not self._settle_all(decide):
            return self._result("INFEASIBLE", NONE_EXISTS)
        if self._scoreboard.plan is None:
            return self._result("NO_ANSWER", NOT_FOUND)
        return self._result("OPTIMAL" if all(map(self._scoreboard.proven, ORDER)) else "FEASIBLE")

    def _settle_all(self, decide: Decisions) -> bool:
        """Settle level after level, in hope first; tell whether there is any plan.

        The first hope is that nothing lacks beyond what little effort proves, the second that no more does than
        counting crowds proves; mostly one of them comes true.
        """
        board, hoped = self._scoreboard, set[int]()
        if not self._problem.published:
            hoped.add(board.bounds[Level.COVERAGE])
            self._settling(decide, Level.PREFERENCE, HOPE_SHARE, hope=True).settle()
        for effort in (LITTLE, None):
            if board.proven(Level.COVERAGE):
                break
            if hoped and not board.bounds[Level.PREFERENCE]:  # a hope that failed leaves none; some is soon had
                self._settling(decide, Level.PREFERENCE, SHARES[Level.COVERAGE]).count(SOME)
            if not self._settling(decide, Level.COVERAGE, SHARES[Level.COVERAGE]).count(effort):
                return False
            for level in ORDER[1:] if board.bounds[Level.COVERAGE] not in hoped else ():
                self._settling(decide, level, HOPE_SHARE, hope=True).settle()
            hoped.add(board.bounds[Level.COVERAGE])
        return all(self._settling(decide, level, SHARES[level]).settle() for level in ORDER)

    def _settling(self, decide: Decisions, level: Level, share: float, hope: bool = False) -> Settling:
        self._allowance.begin(share)
        return Settling(decide, level, self._scoreboard, self._stop, self._allowance, hope)

    def _result(self, status: Status, why: str = "") -> Result:
        board = self._scoreboard
        cost, bound = board.standing(Level.PREFERENCE), board.bounds[Level.PREFERENCE]
        if cost is not None and bound > cost:
            raise ValueError(f"a bound of {bound} was proven above the cost of {cost}")
        return Result(
            proof=Proof(
                status=status,
                cost=cost,
                bound=None if cost is None else bound,
                seconds=round(self._elapsed(), 2),
            ),
            plan=None if board.plan is None else board.plan.dump(),
            verdict=board.verdict,
            problem=self._problem.digest(),
            seed=self._limits.seed,
            workers=self._limits.workers,
            ortools=version("ortools"),
            fewest_changes=board.bounds[Level.STABILITY],
            least_lacking=board.bounds[Level.COVERAGE],
            why=why,
            unplaced=self._reasons(),
        )

    def _reasons(self) -> dict[str, str]:
        board = self._scoreboard
        if board.plan is None:
            return {}
        return reasons(self._problem, board.plan, self._stop, least=board.proven(Level.COVERAGE))


def solve(
    problem: Problem,
    limits: Limits,
    tell: Callable[[Event], None],
    stop: Stop,
    elapsed: Callable[[], float],
    start: Plan | None = None,
) -> Result:
    """Search a roster within limits. `elapsed` gives the seconds since the search began."""
    return Search(problem, limits, tell, stop, elapsed).run(start)
