"""The best rotation and what is proven of it so far, aim by aim, told to whoever listens."""

from collections.abc import Callable, Sequence
from threading import Lock

from solver.check import check
from solver.result import Better, Bound, Event, Standing, Verdict
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.values import Aim
from solver.rule import Level

Costs = tuple[int, ...]


class Scoreboard:
    """Every plan is judged by the independent check before it counts; costs are the checker's.

    Aims are settled one by one. What the settled ones have reached, with their slack, is a `cap` for all that
    follows: of two plans the one that breaks the caps less is better, then the one that costs less in the aim at
    hand, then in those to come.
    """

    def __init__(
        self,
        problem: Problem,
        aims: Sequence[Aim],
        floors: Sequence[int],
        tell: Callable[[Event], None],
        elapsed: Callable[[], float],
    ) -> None:
        self._problem, self._tell, self._elapsed, self._lock = problem, tell, elapsed, Lock()
        self.aims, self.floors = tuple(aims), list(floors)
        self.bounds = list(floors)
        self.caps: list[int] = []
        self.plan: Plan | None = None
        self.verdict: Verdict | None = None
        self._proven: list[bool] = []

    @property
    def costs(self) -> Costs | None:
        """What the best plan costs in each aim."""
        return None if self.verdict is None else self.costs_of(self.verdict)

    def costs_of(self, verdict: Verdict) -> Costs:
        """Give what a plan costs in each aim."""
        return tuple(
            sum(
                verdict.terms[rule].amount * verdict.terms[rule].weight for rule in aim.rules if rule in verdict.terms
            )
            for aim in self.aims
        )

    @property
    def at(self) -> int:
        """The number of the aim that is at hand."""
        return len(self.caps)

    def met(self) -> bool:
        """Tell whether nothing better can come in the aim at hand."""
        return self.costs is not None and self.costs[self.at] <= self.bounds[self.at] and self._within(self.costs)

    @property
    def proven(self) -> bool:
        """Whether every aim has been settled with a proof."""
        return len(self._proven) == len(self.aims) and all(self._proven)

    def offer(self, plan: Plan) -> bool:
        """Take a plan if it breaks no hard rule and is better than the best."""
        verdict = check(self._problem, plan)
        with self._lock:
            if verdict.hard or (
                self.costs is not None and self._key(self.costs_of(verdict)) >= self._key(self.costs)
            ):
                return False
            self.plan, self.verdict = plan, verdict
        seconds = round(self._elapsed(), 2)
        self._tell(Better(cost=verdict.cost, bound=self.bound, seconds=seconds, plan=plan.dump()))
        return True

    def raise_bound(self, bound: int) -> None:
        """Take a proven bound of the aim at hand if it is higher."""
        if bound > self.bounds[self.at]:
            self.bounds[self.at] = bound
            if self.at == 0:  # nothing was asked before, so that it holds of every plan
                self.floors[0] = bound
            cost = None if self.verdict is None else self.verdict.cost
            self._tell(Bound(cost=cost, bound=self.bound, seconds=round(self._elapsed(), 2)))

    def settle(self) -> None:
        """Leave the aim at hand: what it has reached, with its slack, is a cap from now on."""
        reached = self.bounds[self.at] if self.costs is None else self.costs[self.at]
        self._proven.append(self.met())
        self.caps.append(reached + self.aims[self.at].slack)

    @property
    def bound(self) -> int:
        """The sum of the aims' bounds, without those of changes: the least cost of what keeps the caps."""
        return sum(bound for bound, aim in zip(self.bounds, self.aims, strict=True) if not self._changes(aim))

    def fewest_changes(self) -> int | None:
        """Give the least number of changes that is proven, if anything has been published."""
        bounds = [bound for bound, aim in zip(self.bounds, self.aims, strict=True) if self._changes(aim)]
        return sum(bounds) if bounds else None

    def standings(self) -> tuple[Standing, ...]:
        """Give how far each aim is met."""
        proven = [*self._proven, *[False] * (len(self.aims) - len(self._proven))]
        rows = zip(self.aims, self.costs or (), self.bounds, self.floors, proven, strict=False)
        return tuple(
            Standing(rules=aim.rules, cost=cost, bound=bound, floor=floor, proven=done)
            for aim, cost, bound, floor, done in rows
        )

    def _changes(self, aim: Aim) -> bool:
        terms = {} if self.verdict is None else self.verdict.terms
        return any(rule in terms and terms[rule].level is Level.STABILITY for rule in aim.rules)

    def _within(self, costs: Costs) -> bool:
        return all(cost <= cap for cost, cap in zip(costs, self.caps, strict=False))

    def _key(self, costs: Costs) -> Costs:
        over = [max(0, cost - cap) for cost, cap in zip(costs, self.caps, strict=False)]
        return (*over, *costs[self.at :])
