"""Shrink a set of clashing demands until none of them can be left out."""

from collections.abc import Callable, Sequence

from solver.timetable.demands import Pause, Said, SameRoom, TimeToMove
from solver.timetable.explanation.demands import NotAt, OneAtATime, OnlyRooms, Placed
from solver.timetable.explanation.scope import asks, relevant, scope_of, tightened
from solver.timetable.problem import Problem

ABOUT_ROOMS = (OneAtATime, OnlyRooms, NotAt, TimeToMove, SameRoom, Pause)
Test = Callable[[Sequence[Said], float], bool | None]
PATIENCE = 8.0  # times the effort of a first test


class Shrinking:
    """Leaves out sessions, then rules, then single demands, as long as what remains still clashes.

    A test without an answer keeps its demands. `certain` tells at the end whether every single demand that was
    kept has been shown to be needed.
    """

    def __init__(self, problem: Problem, possible: Test, goes_on: Callable[[], bool]) -> None:
        self._problem, self._possible, self._goes_on = problem, possible, goes_on
        self.certain = False

    def shrink(self, demands: Sequence[Said]) -> list[Said]:
        """Give a subset of clashing demands from which, if `certain`, no member can be left out."""
        left = relevant(demands, self._problem)
        left = self._by_sessions(left)
        # Without rooms a test is a small model of times alone.
        left = self._without(left, [[demand for demand in left if isinstance(demand, ABOUT_ROOMS)]])
        left = self._by_rules(left)
        left = self._without(left, [[demand] for demand in left if not isinstance(demand, Placed)])
        return tightened(self._one_by_one(left), self._problem)

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
        self.certain = True
        for demand in list(left):
            rest = [other for other in left if other is not demand]
            answer = self._certainly(rest)
            if answer is False:
                left = rest
            elif answer is None:
                self.certain = False
        return left

    def _certainly(self, rest: Sequence[Said]) -> bool | None:
        """Test once more, with more work, where there was no answer."""
        answer = self._possible(rest, 1.0) if self._goes_on() else None
        return self._possible(rest, PATIENCE) if answer is None and self._goes_on() else answer

    def _without(self, left: list[Said], chunks: Sequence[Sequence[Said]]) -> list[Said]:
        for chunk in chunks:
            leave_out = {id(demand) for demand in chunk}
            rest = relevant([demand for demand in left if id(demand) not in leave_out], self._problem)
            if len(rest) == len(left) or not self._goes_on():
                continue
            if scope_of(rest, self._problem) and self._possible(rest, 1.0) is False:
                left = rest
        return left


def _dispensable_first(demands: Sequence[Said]) -> tuple[bool, bool, int, str]:
    """Rooms that only stand empty for a while explain less than rooms that are taken."""
    rooms = isinstance(demands[0], OneAtATime)
    pausing = any(isinstance(demand, OneAtATime) and any(demand.turnover.values()) for demand in demands)
    return (not pausing, rooms, -len(demands), demands[0].rule)
