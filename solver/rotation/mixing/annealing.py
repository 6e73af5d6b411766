"""Simulated annealing from a plan: mend what is broken, then cool down in the time or the steps that there are."""

from collections.abc import Callable, Sequence

import numpy as np

from solver.rotation.decisions import Decisions
from solver.rotation.demands import Cost, SitOnce, Together
from solver.rotation.mixing import recount
from solver.rotation.mixing.budget import Budget
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.kernel import Best, Scale, anneal
from solver.rotation.mixing.moves import trail
from solver.rotation.mixing.seats import mates_of, wanted_seats
from solver.rotation.mixing.start import seats_of
from solver.rotation.mixing.state import BROKEN, COSTS, state, take
from solver.rotation.plan import Plan

Answer = tuple[Plan, tuple[int, ...]]
HOT, COLD = 0.6, 0.12  # the first and the last temperature, in what the smallest price weighs
STEEP = 4.0  # what a unit above a cap weighs, in what the largest weight is
MEND = 20.0  # what a unit of a broken limit weighs while a plan is mended, likewise


class Annealing:
    """Local search on one problem; the arrays are built once.

    `aims` are the names of the rules whose costs are added up; what stands in no aim costs nothing. All rules that
    speak the same word have to stand in the same aim.
    """

    def __init__(self, decide: Decisions, aims: Sequence[set[str]], seed: int) -> None:
        limits, index = decide.demands, Index(decide.problem)
        self._decide, self._aims, self._index = decide, aims, index
        self._now = state(index, decide)
        together = [each for each in limits if isinstance(each, Together)]
        self._units = mates_of(index, self._now.seats.open, together)
        self._wanted = wanted_seats(index, decide, [each for each in limits if isinstance(each, SitOnce)])
        self._aim = [self._aim_of(kind) for kind in COSTS]
        self._path = trail(4 * max([index.rounds, *map(len, self._units)]), BROKEN + 1)
        self._chance = np.random.default_rng(seed)

    def costs(self, plan: Plan) -> tuple[int, ...]:
        """Give what a plan costs in each aim, counted anew."""
        return recount.costs(self._decide, plan, self._aims)

    def improve(
        self,
        plan: Plan,
        weights: Sequence[float],
        caps: Sequence[int | None],
        left: Callable[[], float],
        steps: int | None,
        found: Callable[[Plan, tuple[int, ...]], None],
    ) -> Answer | None:
        """Give the best plan found, with its costs by aim: the sum of weight x cost is low, and no aim above its cap.

        `left` gives the seconds that are left, 0 or less when the search is to stop. With `steps`, at most so many
        moves are proposed, and the clock does nothing but end the search. Plans on the way that are better go to
        `found`. The answer is None where limits are broken and no way was found to mend them; where the caps
        cannot be kept, it is a plan that is as little above them as could be.
        """
        seat = seats_of(self._index, self._now, self._wanted, self._units, plan)
        if seat is None:
            return None
        take(self._now, seat)
        self._slice(self._scale(weights, caps), Best.of(seat), 1.0, 0)  # compiled before the clock is looked at
        mending = Budget(left, steps, 0.5)
        self._mend(self._scale(weights, caps, MEND), mending)
        if self._now.totals[BROKEN]:
            return None
        cooling = Budget(left, None if steps is None else steps - mending.done)
        return self._answer(self._cool(self._scale(weights, caps), cooling, found))

    def _mend(self, scale: Scale, budget: Budget) -> None:
        """Walk with a price on all that is broken, until nothing is."""
        best = Best.of(self._seat)
        while self._now.totals[BROKEN] and (proposals := budget.spend()):
            self._slice(scale, best, HOT * (COLD / HOT) ** budget.used(), proposals, strict=False)
            if best.broken[0] == 0:
                take(self._now, best.seat)

    def _cool(self, scale: Scale, budget: Budget, found: Callable[[Plan, tuple[int, ...]], None]) -> Best:
        """Walk at lower and lower temperatures; better plans are told ever more rarely, for they take time."""
        best = Best.of(self._seat)
        self._slice(scale, best, 1.0, 0)
        told, slices, telling = best.key, 0, 1
        while proposals := budget.spend():
            self._slice(scale, best, HOT * (COLD / HOT) ** budget.used(), proposals)
            slices += 1
            if slices >= telling and best.key < told:
                found(*self._answer(best))
                told, telling = best.key, slices + max(1, slices // 4)
        return best

    def _slice(self, scale: Scale, best: Best, temperature: float, proposals: int, strict: bool = True) -> None:
        if len(self._now.seats.mover):
            heat = temperature * scale.unit
            anneal(self._now, scale, self._path, best, self._chance, strict, heat, proposals)

    @property
    def _seat(self) -> np.ndarray:
        return self._now.seats.seat[:, : self._index.rounds]

    def _answer(self, best: Best) -> Answer:
        plan = self._index.plan(best.seat)
        return plan, self.costs(plan)

    def _scale(self, weights: Sequence[float], caps: Sequence[int | None], broken: float = 0.0) -> Scale:
        """Say what every total weighs; while plans are mended, what is broken weighs as well."""
        factor = [weights[aim] if aim >= 0 else 0.0 for aim in self._aim]
        prices = [
            (factor[kind] or 1.0) * said.weight
            for said in self._decide.demands
            for kind, words in enumerate(COSTS)
            if isinstance(said, words) and self._aim[kind] >= 0 and said.weight
        ]
        largest = max(prices, default=1.0)
        return Scale(
            np.array([*factor, broken * largest], dtype=np.float64),
            np.array([*self._aim, -1], dtype=np.int64),
            np.array([np.inf if cap is None else cap for cap in caps], dtype=np.float64),
            np.array([0.0 if cap is None else STEEP * largest for cap in caps], dtype=np.float64),
            min(prices, default=1.0),
        )

    def _aim_of(self, kind: type[Cost]) -> int:
        rules = {said.rule for said in self._decide.demands if isinstance(said, kind)}
        found = {number for number, aim in enumerate(self._aims) if aim & rules}
        if len(found) > 1:
            raise ValueError(f"{', '.join(sorted(rules))} speak the same word, and stand in different aims")
        return next(iter(found), -1)
