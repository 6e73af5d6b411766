"""Simulated annealing from a plan: mend what is broken, then cool down in the time or the steps that there are."""

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np

from solver.compiled import Cells, Floats, Ints
from solver.rotation.decisions import Decisions
from solver.rotation.demands import Cost
from solver.rotation.mixing import recount
from solver.rotation.mixing.budget import Budget
from solver.rotation.mixing.kernel import anneal
from solver.rotation.mixing.layout import MOVERS
from solver.rotation.mixing.start import Start
from solver.rotation.mixing.state import COSTS, State
from solver.rotation.plan import Plan

Answer = tuple[Plan, tuple[int, ...]]
Found = Callable[[Plan, tuple[int, ...]], None]
MIX = np.array([0.3, 0.95, 1.0])  # how often which kind of move is tried, each share added to those before
HOT, COLD = 0.35, 0.13  # the first and the last temperature, in what the smallest price weighs
STEEP = 10.0  # what a unit above a cap weighs, in what the largest price weighs
MEND = 20.0  # what a unit of a broken limit weighs while a plan is mended, likewise


class Best:
    """The best seats so far, and how good they are: what is broken or above a cap, then what is minimised."""

    def __init__(self, state: State) -> None:
        self.seat: Ints = state.seat.copy()
        self.score: Floats = np.full(2, np.inf)

    @property
    def key(self) -> tuple[float, ...]:
        """Order what is better first."""
        return tuple(self.score.tolist())


class Annealing:
    """Local search on one problem; the arrays are built once.

    `aims` are the names of the rules whose costs are added up; what stands in no aim costs nothing. All rules that
    speak the same word have to stand in the same aim.
    """

    def __init__(self, decide: Decisions, aims: Sequence[set[str]], seed: int) -> None:
        self._decide, self._aims, self._state = decide, aims, State(decide)
        self._aim = [self._aim_of(kind) for kind in COSTS]
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
        seat = Start(self._state, plan).seats()
        if seat is None:
            return None
        self._state.take(seat)
        self._slice(self._scale(weights, caps), Best(self._state), 1.0, 0)  # compiled before the clock is looked at
        mending = Budget(left, steps, 0.5)
        self._mend(self._scale(weights, caps, MEND), mending)
        if self._state.broken:
            return None
        cooling = Budget(left, None if steps is None else steps - mending.done)
        return self._answer(self._cool(self._scale(weights, caps), cooling, found))

    def _mend(self, scale: Floats, budget: Budget) -> None:
        """Walk with a price on all that is broken, until nothing is."""
        best = Best(self._state)
        while self._state.broken and (proposals := budget.spend()):
            self._slice(scale, best, HOT * (COLD / HOT) ** budget.used(), proposals, strict=False)
            if best.score[0] == 0:
                self._state.take(best.seat)

    def _cool(self, scale: Floats, budget: Budget, found: Found) -> Best:
        """Walk at lower and lower temperatures; better plans are told ever more rarely, for they take time."""
        best = Best(self._state)
        self._slice(scale, best, 1.0, 0)
        told, slices, telling = best.key, 0, 1
        while proposals := budget.spend():
            self._slice(scale, best, HOT * (COLD / HOT) ** budget.used(), proposals)
            slices += 1
            if slices >= telling and best.key < told:
                found(*self._answer(best))
                told, telling = best.key, slices + max(1, slices // 4)
        return best

    def _slice(self, scale: Floats, best: Best, temperature: float, proposals: int, strict: bool = True) -> None:
        state = self._state
        if state.memory.array[MOVERS]:
            heat, cells = temperature * self._unit, cast(Cells, state.memory.array)
            anneal(cells, state.met, scale, MIX, best.score, best.seat, self._chance, strict, heat, proposals)

    def _answer(self, best: Best) -> Answer:
        plan = self._state.index.plan(best.seat)
        return plan, self.costs(plan)

    def _scale(self, weights: Sequence[float], caps: Sequence[int | None], broken: float = 0.0) -> Floats:
        """Say what every total weighs, as the kernel reads it; while plans are mended, what is broken weighs too."""
        factor = [weights[aim] if aim >= 0 else 0.0 for aim in self._aim]
        prices = [
            (factor[kind] or 1.0) * said.weight
            for said in self._decide.demands
            for kind, words in enumerate(COSTS)
            if isinstance(said, words) and self._aim[kind] >= 0 and said.weight
        ]
        self._unit, largest = min(prices, default=1.0), max(prices, default=1.0)
        rows = [[0.0, 0.0, *factor, broken * largest]]
        for number, cap in enumerate(caps):
            if cap is not None:
                rows.append([cap, STEEP * largest, *(float(aim == number) for aim in self._aim), 0.0])
        return np.array(rows, dtype=np.float64)

    def _aim_of(self, kind: type[Cost]) -> int:
        rules = {said.rule for said in self._decide.demands if isinstance(said, kind)}
        found = {number for number, aim in enumerate(self._aims) if aim & rules}
        if len(found) > 1:
            raise ValueError(f"{', '.join(sorted(rules))} speak the same word, and stand in different aims")
        return next(iter(found), -1)
