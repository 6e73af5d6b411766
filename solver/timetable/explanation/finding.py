"""Find a clash: by arithmetic first, then by a solve in which sessions may be left out, then by leaving out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.demands import Said
from solver.timetable.explanation.clash import clash
from solver.timetable.explanation.counting import Counting, Tight
from solver.timetable.explanation.demands import Placed, recorded
from solver.timetable.explanation.possible import MANY, Possible
from solver.timetable.explanation.scope import asks, restricted, scope_of
from solver.timetable.explanation.shrinking import Shrinking
from solver.timetable.explanation.witnesses import Witnesses
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem

MOST_PROPOSALS = 8
TIGHT = 0.8  # of what there is
WHOLE_EFFORT, PLACE_EFFORT = 4.0, 4.0  # times the effort of a small test
COUNTED_EFFORT, EXACT_EFFORT = 30.0, 60.0  # deterministic seconds for the whole model with switches


@dataclass(frozen=True)
class Found:
    """The demands that clash, and whether each is needed; or a plan that keeps all demands; or neither.

    `impossible` is proven, with or without a clash to show for it.
    """

    demands: tuple[Said, ...] = ()
    minimal: bool = False
    plan: Plan | None = None
    impossible: bool = False


class Finding:
    """Finds why one problem, with `more` demands than its rules make, has no timetable.

    Not to be `thorough` is to leave a clash of many sessions as large as is soon found.
    """

    def __init__(
        self,
        problem: Problem,
        stop: Stop,
        small: Callable[[float | None], Budget],
        whole: Callable[[float | None], Budget],
        more: Sequence[Said] = (),
        *,
        thorough: bool = True,
    ) -> None:
        self._problem, self._stop, self._small, self._whole = problem, stop, small, whole
        self._thorough = thorough
        self.demands: list[Said] = [*recorded(problem), *more]
        self._possible = Possible(problem, stop, small)

    def find(self) -> Found:
        """Give a clash, or a plan, or what is known without either."""
        return self.by_counting() or self.by_prices() or self._by_solving()

    def by_counting(self) -> Found | None:
        """Give a clash that arithmetic shows; what is beyond a limit is left to prices, which find smaller ones."""
        for tight in [tight for tight in self.tightest() if tight.clashes and tight.what != "limit"][:MOST_PROPOSALS]:
            found = self._shrunk(self._of(frozenset(tight.sessions)))
            if found is not None:
                return found
        return None

    def by_prices(self) -> Found | None:
        """Give a clash of sessions that would have to pay more for their places than these are worth."""
        priced = self._possible.priced(self.demands)
        return self._among(priced.fewest()) if priced is not None and priced.clashes else None

    def tightest(self) -> list[Tight]:
        """Give what needs the most of what there is, the tightest first."""
        return Counting(self._problem, self.demands).tight()

    def _by_solving(self) -> Found:
        outcome = Possible(self._problem, self._stop, self._whole).outcome(self.demands, WHOLE_EFFORT)
        if outcome.plan is not None:
            return Found(plan=outcome.plan)
        found = self._in_tight_places() or self._named()
        if found is None and outcome.infeasible:
            found = self._shrunk(self.demands, certain=True)
        return found or Found(impossible=outcome.infeasible)

    def clash_of_the_impossible(self) -> Found:
        """Give a clash of a problem that is known to have no timetable."""
        return self._in_tight_places() or self._named() or Found(impossible=True)

    def _in_tight_places(self) -> Found | None:
        """Give a clash where nearly all there is is needed, so that it may not be possible to fit it in."""
        for tight in [tight for tight in self.tightest() if TIGHT * tight.usable <= tight.needed]:
            demands = self._of(frozenset(tight.sessions))
            if self._possible(demands, PLACE_EFFORT) is False:
                return self._shrunk(demands, certain=True)
        return None

    def _named(self) -> Found | None:
        """Give a clash among sessions that cannot all be placed, rooms counted first, then decided."""
        for rooms, effort in ((False, COUNTED_EFFORT), (True, EXACT_EFFORT)):
            named = clash(self._problem, self.demands, self._small(effort), self._stop, rooms=rooms).sessions
            found = None if named is None else self._among(named)
            if found is not None:
                return found
        return None

    def _among(self, sessions: frozenset[str]) -> Found | None:
        """Shrink the demands on some sessions, with those that ask for others only if these are needed."""
        return self._shrunk(self._of(sessions)) or self._shrunk(
            restricted(self.demands, sessions, self._problem), certain=True
        )

    def _of(self, sessions: frozenset[str]) -> list[Said]:
        alone = [demand for demand in self.demands if isinstance(demand, Placed) or not asks(demand)]
        return restricted(alone, sessions, self._problem)

    def _shrunk(self, demands: Sequence[Said], *, certain: bool = False) -> Found | None:
        """Shrink demands that clash; `certain` says that they are known to."""
        scope = scope_of(demands, self._problem)
        priced = self._possible.priced(demands) if len(scope) >= MANY else None
        chosen = priced is not None and priced.clashes
        if priced is not None and chosen:
            demands = restricted(demands, priced.fewest(), self._problem)
        elif not certain and self._possible(demands) is not False:
            return None
        witnesses = Witnesses(self._problem, self._stop, self._small)
        shrinking = Shrinking(self._problem, self._possible, witnesses, lambda: not self._over())
        if chosen and not self._thorough:
            left = shrinking.roughly(demands)
        else:
            left = shrinking.shrink(demands, chosen=chosen)
        return Found(demands=tuple(left), minimal=shrinking.certain, impossible=True)

    def _over(self) -> bool:
        return self._stop.asked or self._small(None).seconds <= 0
