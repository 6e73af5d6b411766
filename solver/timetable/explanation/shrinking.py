"""Shrink a set of clashing demands until none of them can be left out."""

from collections.abc import Callable, Sequence

from solver.timetable.block_costs import OneOfGroups
from solver.timetable.demands import Pause, Said, SameRoom, TimeToMove
from solver.timetable.explanation.demands import NotAt, OneAtATime, OnlyRooms, Placed
from solver.timetable.explanation.possible import Possible
from solver.timetable.explanation.scope import asks, relevant, scope_of, tightened
from solver.timetable.explanation.witnesses import Witnesses
from solver.timetable.problem import Problem

ABOUT_ROOMS = (OneAtATime, OnlyRooms, NotAt, TimeToMove, SameRoom, OneOfGroups, Pause)
PATIENCE = 8.0  # times the effort of a first test


class Shrinking:
    """Leaves out sessions, then rules, then single demands, as long as what remains still clashes.

    A test without an answer keeps its demands. `certain` tells at the end whether every single demand that was
    kept has been shown to be needed: by a plan that keeps all others. Fewer others it keeps as well, so a demand that
    is needed once is needed to the end.
    """

    def __init__(
        self, problem: Problem, possible: Possible, witnesses: Witnesses, goes_on: Callable[[], bool]
    ) -> None:
        self._problem, self._possible, self._goes_on = problem, possible, goes_on
        self._witnesses = witnesses
        self._needed: set[int] = set()
        self.certain = False

    def shrink(self, demands: Sequence[Said], *, chosen: bool = False) -> list[Said]:
        """Give a subset of clashing demands from which, if `certain`, no member can be left out.

        `chosen` says that hardly any session can be left out: then they are not tried many at a time.
        """
        left = relevant(demands, self._problem)
        left = self.roughly(left if chosen else self._by_sessions(left))
        left = self._without(left, [[demand] for demand in left if not isinstance(demand, Placed)])
        return tightened(self._one_by_one(left), self._problem)

    def roughly(self, demands: Sequence[Said]) -> list[Said]:
        """Leave out rooms and rules that are not needed; each of the others may still say too much."""
        left = relevant(demands, self._problem)
        # Without rooms a test is a small model of times alone.
        left = self._without(left, [[demand for demand in left if isinstance(demand, ABOUT_ROOMS)]])
        return self._by_rules(left)

    def _by_sessions(self, left: list[Said]) -> list[Said]:
        """Leave out sessions, many at a time first."""
        asking = [demand for demand in left if asks(demand)]
        size = max(1, len(asking) // 2)
        while True:
            chunks = [asking[at : at + size] for at in range(0, len(asking), size)]
            left = self._without(left, chunks)
            asking = [demand for demand in asking if demand in left]
            if size == 1:
                return left
            size = max(1, min(size // 2, len(asking)))

    def _by_rules(self, left: list[Said]) -> list[Said]:
        """Leave out what a rule says, rule by rule: those that say the most first."""
        rules: dict[tuple[str, type[Said]], list[Said]] = {}
        for demand in left:
            if not isinstance(demand, Placed):
                rules.setdefault((demand.rule, type(demand)), []).append(demand)
        return self._without(left, sorted(rules.values(), key=_dispensable_first))

    def _one_by_one(self, left: list[Said]) -> list[Said]:
        """Try every demand that is left once more, alone: only this shows that each is needed."""
        for demand in [demand for demand in left if id(demand) not in self._needed]:
            rest = [other for other in left if other is not demand]
            if self._certainly(rest, demand) is False:
                left = rest
        self.certain = all(id(demand) in self._needed for demand in left)
        return left

    def _certainly(self, rest: Sequence[Said], demand: Said) -> bool | None:
        """Test once more, with more work, where there was no answer."""
        answer = self._kept(rest, [demand], 1.0)
        return self._kept(rest, [demand], PATIENCE) if answer is None else answer

    def _without(self, left: list[Said], chunks: Sequence[Sequence[Said]]) -> list[Said]:
        for chunk in chunks:
            leave_out = {id(demand) for demand in chunk}
            rest = relevant([demand for demand in left if id(demand) not in leave_out], self._problem)
            if len(rest) == len(left):
                continue
            if scope_of(rest, self._problem) and self._kept(rest, chunk, 1.0) is False:
                left = rest
        return left

    def _kept(self, rest: Sequence[Said], leave_out: Sequence[Said], effort: float) -> bool | None:
        """Tell whether the rest can be kept; a single demand without which it can is needed."""
        if not self._goes_on():
            return None
        if len(leave_out) > 1:
            return self._possible(rest, effort)
        [demand] = leave_out
        if not self._witnesses.show(rest, demand):
            outcome = self._possible.outcome(rest, effort)
            if outcome.plan is None:
                return False if outcome.infeasible else None
            self._witnesses.remember(demand, outcome.plan)
        self._needed.add(id(demand))
        return True


def _dispensable_first(demands: Sequence[Said]) -> tuple[bool, bool, int, str]:
    """Rooms that only stand empty for a while explain less than rooms that are taken."""
    rooms = isinstance(demands[0], OneAtATime)
    pausing = any(isinstance(demand, OneAtATime) and any(demand.turnover.values()) for demand in demands)
    return (not pausing, rooms, -len(demands), demands[0].rule)
