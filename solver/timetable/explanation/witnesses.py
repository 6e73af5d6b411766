"""Plans that show a demand to be needed: all the others are kept by one of them."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.demands import Apart, AtMost, Before, NeverTogether, Said, TimeToMove
from solver.timetable.engine import run
from solver.timetable.explanation.demands import OneAtATime, Placed, decisions_of
from solver.timetable.explanation.scope import FILTERS, scope_of, sessions_of
from solver.timetable.model import build
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem

# Between a session that moves and those that stay these words say all by themselves.
SIMPLE = (Placed, *FILTERS, NeverTogether, AtMost, Before, Apart, TimeToMove, OneAtATime)
OF_ROOMS = (OneAtATime, TimeToMove)
FEW = 4  # sessions that may move
TRIALS = 6
EFFORT = 0.2


class Witnesses:
    """Remembers plans that keep all demands but one, and adapts them: only the sessions in question move."""

    def __init__(self, problem: Problem, stop: Stop, budget: Callable[[float | None], Budget]) -> None:
        self._problem, self._stop, self._budget = problem, stop, budget
        self._known: list[tuple[frozenset[str], Plan]] = []

    def remember(self, demand: Said, plan: Plan) -> None:
        """Keep a plan that keeps all demands but this one."""
        loose = frozenset(sessions_of(demand, self._problem))
        if 0 < len(loose) < FEW:
            self._known.insert(0, (loose, plan))

    def show(self, rest: Sequence[Said], without: Said) -> bool:
        """Tell whether a plan keeps the rest of the demands, as far as that is near a plan that is known."""
        named = frozenset(sessions_of(without, self._problem))
        scope = scope_of(rest, self._problem)
        nearest_first = sorted(self._known, key=lambda known: not known[0] & named)
        for loose, plan in islice(nearest_first, TRIALS):
            free = (loose | named) & scope if len(named) < FEW else loose & scope
            found = self._with_few_moving(rest, scope, free, plan)
            if found is not None:
                self.remember(without, found)
                return True
        return False

    def _with_few_moving(
        self, rest: Sequence[Said], scope: frozenset[str], free: Iterable[str], plan: Plan
    ) -> Plan | None:
        moving = frozenset(free)
        about = [d for d in rest if isinstance(d, OneAtATime) or not moving.isdisjoint(sessions_of(d, self._problem))]
        staying = {s: place for s, place in plan.placements.items() if s in scope - moving}
        housed = all(
            place.room is not None or not self._problem.session[s].needs_room for s, place in staying.items()
        )
        known = len(staying) == len(scope - moving) and all(isinstance(demand, SIMPLE) for demand in about)
        # A plan made without a need for rooms tells nothing where rooms are needed.
        if not known or not (housed or not any(isinstance(demand, OF_ROOMS) for demand in about)):
            return None
        decide, background = decisions_of(self._problem, about), Plan(placements=staying)
        variables = build(self._problem, decide, costs=False, free=moving, background=background)
        return run(variables, self._budget(EFFORT), self._stop).plan
