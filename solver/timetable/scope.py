"""Sessions that are free, before others that stand: the starts and rooms that are left to them, without a model."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from solver.timetable.decisions import Decisions
from solver.timetable.demands import Apart, AtMost, Before, NeverTogether
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem


class Scope:
    """The free sessions with their starts. The others stand as in `background`, or are absent.

    With `rooms` false the rooms of sessions are left open. With `times` the starts are those of that plan; with
    `optional` no session has to be placed.
    """

    def __init__(
        self,
        problem: Problem,
        decide: Decisions,
        *,
        rooms: bool,
        free: Iterable[str],
        background: Plan,
        times: Plan | None = None,
        optional: bool = False,
    ) -> None:
        self.problem, self.decide, self.exact_rooms = problem, decide, rooms
        self.free = frozenset(free)
        self.present = frozenset() if optional else frozenset(decide.present)
        self.fixed: dict[str, Placement] = {
            session: placement for session, placement in background.placements.items() if session not in self.free
        }
        self.duration = {session.id: session.duration for session in problem.sessions}
        self.starts: dict[str, list[int]] = {
            session: decide.starts(session) if times is None else _start_in(times, session)
            for session in sorted(self.free)
        }

    def choices(self, session: str, start: int) -> list[str] | None:
        """Give the rooms open at a start; None if the session's room is not decided in this scope."""
        rooms = self.decide.rooms(session)
        if not self.problem.session[session].needs_room:
            return None
        if not self.exact_rooms:
            return None if any(self.decide.open(session, start, room) for room in rooms) else []
        end = start + self.duration[session]
        return [
            room for room in rooms if self.decide.open(session, start, room) and not self._occupied(room, start, end)
        ]

    def _occupied(self, room: str, start: int, end: int) -> bool:
        turnover = self.decide.turnover
        if turnover is None:
            return False
        pause = turnover[room]
        starts, latest_ends = self._busy.get(room, ([], []))
        before = bisect_left(starts, end + pause)
        return before > 0 and latest_ends[before - 1] + pause > start

    @cached_property
    def _busy(self) -> dict[str, tuple[list[int], list[int]]]:
        """For each room: the starts of the fixed sessions in order, and the latest end of those up to each."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for session, placement in self.fixed.items():
            if placement.room is not None:
                span = (placement.start, placement.start + self.duration[session])
                spans.setdefault(placement.room, []).append(span)
        return {
            room: ([start for start, _ in sorted(own)], list(accumulate((end for _, end in sorted(own)), max)))
            for room, own in spans.items()
        }

    # Narrowing: what the constants forbid

    def narrow(self) -> None:
        """Take away the starts that sessions outside the scope forbid."""
        if not self.fixed:
            return
        for demand in self.decide.demands:
            if isinstance(demand, NeverTogether):
                self._narrow_by_clash(demand.sessions, 0)
            elif isinstance(demand, Apart):
                self._narrow_by_clash(demand.sessions, demand.gap)
            elif isinstance(demand, AtMost):
                self._narrow_by_count(demand)
            elif isinstance(demand, Before):
                self._narrow_by_order(demand)

    def _narrow_by_clash(self, sessions: tuple[str, ...], gap: int) -> None:
        fixed = [session for session in sessions if session in self.fixed]
        for session in sessions:
            if session in self.free:
                for other in fixed:
                    begin = self.fixed[other].start
                    low, high = begin - self.duration[session] - gap, begin + self.duration[other] + gap
                    self.drop_between(session, low, high)

    def _narrow_by_count(self, demand: AtMost) -> None:
        free = [session for session in demand.sessions if session in self.free]
        if not free:
            return
        counts = self.fixed_counts(demand.sessions)
        full = sorted(moment for moment, count in counts.items() if count >= demand.limit)
        for session in free:
            duration = self.duration[session]
            self.starts[session] = [
                start
                for start in self.starts[session]
                if bisect_left(full, start) == bisect_left(full, start + duration)
            ]

    def _narrow_by_order(self, demand: Before) -> None:
        first, then = demand.first, demand.then
        if first in self.fixed and then in self.free:
            end = self.fixed[first].start + self.duration[first]
            latest = None if demand.max_gap is None else end + demand.max_gap
            self.keep_between(then, end + demand.min_gap, latest)
        elif then in self.fixed and first in self.free:
            latest = self.fixed[then].start - self.duration[first] - demand.min_gap
            earliest = (
                None if demand.max_gap is None else self.fixed[then].start - self.duration[first] - demand.max_gap
            )
            self.keep_between(first, earliest, latest)

    def drop_between(self, session: str, low: int, high: int) -> None:
        """Take away the starts strictly between two moments."""
        starts = self.starts[session]
        left, right = bisect_right(starts, low), bisect_left(starts, high)
        if left < right:
            self.starts[session] = starts[:left] + starts[right:]

    def keep_between(self, session: str, low: int | None, high: int | None) -> None:
        """Keep the starts from one moment to another, both included."""
        starts = self.starts[session]
        left = 0 if low is None else bisect_left(starts, low)
        right = len(starts) if high is None else bisect_right(starts, high)
        self.starts[session] = starts[left:right]

    def grid(self, start: int, end: int) -> range:
        """Give the grid points from a start up to an end."""
        step = self.problem.step
        return range(-(-start // step) * step, end, step)

    def fixed_counts(self, sessions: Iterable[str]) -> dict[int, int]:
        """Count at each grid point the sessions outside the scope that run."""
        counts: dict[int, int] = {}
        for session in sessions:
            if session in self.fixed:
                begin = self.fixed[session].start
                for moment in self.grid(begin, begin + self.duration[session]):
                    counts[moment] = counts.get(moment, 0) + 1
        return counts


def _start_in(plan: Plan, session: str) -> list[int]:
    placement = plan.placements.get(session)
    return [] if placement is None else [placement.start]
