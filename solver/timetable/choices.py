"""What a single session may still do: starts, rooms, teams, whether it must take place, what each choice costs.

Rules take choices away and put prices on those that are left; the search finds both here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from copy import copy
from typing import Self

from solver.timetable.problem import Problem
from solver.timetable.values import Span

DAY = 24 * 60
FOR_EVER = 10**9


class Choices:
    """What may still be decided, session by session, and what each choice costs by itself."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        grid = sorted(
            {
                start
                for day in problem.days
                for start in range(-(-day.start // problem.step) * problem.step, day.end, problem.step)
            }
        )
        self._starts: dict[str, list[int]] = {session.id: grid for session in problem.sessions}
        every_room = [room.id for room in problem.rooms]
        self._rooms: dict[str, list[str]] = {
            session.id: every_room if session.needs_room else [] for session in problem.sessions
        }
        self._not_at: dict[str, list[Callable[[int, str], bool]]] = {}
        every_team = [team.id for team in problem.teams]
        self._teams: dict[str, list[str]] = {
            session.id: every_team if session.interpreted else [] for session in problem.sessions
        }
        self._not_by: dict[str, list[Callable[[int, str], bool]]] = {}
        self.present: dict[str, str] = {}
        self.start_costs: dict[str, dict[int, dict[str, int]]] = {}
        self.room_costs: dict[str, dict[str, dict[str, int]]] = {}
        self.absence_costs: dict[str, dict[str, int]] = {}
        self._rule, self._weight = "", 0

    # Who speaks

    def speaking_for(self, rule: str, weight: int) -> None:
        """Say which rule speaks from here on; `weight` is 0 for a hard rule."""
        self._rule, self._weight = rule, weight

    # Filters: what a single session may do

    def starts(self, session: str) -> list[int]:
        """Give the starts that are still open to a session, in order."""
        return self._starts[session]

    def rooms(self, session: str) -> list[str]:
        """Give the rooms that are still open to a session, in order; none if it needs no room."""
        return self._rooms[session]

    def open(self, session: str, start: int, room: str) -> bool:
        """Tell whether a room is open to a session at that start."""
        return not any(refuse(start, room) for refuse in self._not_at.get(session, ()))

    def teams(self, session: str) -> list[str]:
        """Give the teams that may interpret a session, in order; none if it needs no team, or there are none."""
        return self._teams[session]

    def served(self, session: str, start: int, team: str) -> bool:
        """Tell whether a team may interpret a session that starts then."""
        return not any(refuse(start, team) for refuse in self._not_by.get(session, ()))

    def choices(self) -> int:
        """Count the starts and rooms that are left to all sessions together."""
        return sum(len(starts) * max(1, len(self._rooms[session])) for session, starts in self._starts.items())

    def narrowed(self, starts: dict[str, list[int]], rooms: dict[str, list[str]]) -> Self:
        """Give a copy in which only these starts and rooms are left to the sessions."""
        narrowed = copy(self)
        narrowed._starts, narrowed._rooms = starts, rooms
        return narrowed

    def must_be_placed(self, session: str) -> None:
        """Ask that the session is placed."""
        self.present[session] = self._rule

    def only_starts(self, session: str, allowed: Iterable[int]) -> None:
        """Keep only these starts."""
        keep = set(allowed)
        self._starts[session] = [start for start in self._starts[session] if start in keep]

    def only_within(self, session: str, spans: Iterable[Span]) -> None:
        """Keep only the starts with which the session lies whole inside one of the spans."""
        duration = self.problem.session[session].duration
        starts, keep = self._starts[session], set[int]()
        for span in spans:
            keep.update(starts[bisect_left(starts, span.start) : bisect_right(starts, span.end - duration)])
        self._starts[session] = sorted(keep)

    def only_rooms(self, session: str, allowed: Iterable[str]) -> None:
        """Keep only these rooms."""
        keep = set(allowed)
        self._rooms[session] = [room for room in self._rooms[session] if room in keep]

    def not_at(self, session: str, refuse: Callable[[int, str], bool]) -> None:
        """Refuse combinations of a start and a room."""
        self._not_at.setdefault(session, []).append(refuse)

    def only_teams(self, session: str, allowed: Iterable[str]) -> None:
        """Keep only these teams; a session that needs one and has none left cannot be placed."""
        keep, before = set(allowed), self._teams[session]
        self._teams[session] = [team for team in before if team in keep]
        if before and not self._teams[session]:
            self._starts[session] = []

    def not_by(self, session: str, refuse: Callable[[int, str], bool]) -> None:
        """Refuse combinations of a start and a team."""
        self._not_by.setdefault(session, []).append(refuse)

    def periods(self) -> dict[int, tuple[Span, ...]]:
        """Give the periods of each calendar day, in order; the first one of a day begins with the day."""
        begins: dict[int, int] = {}
        for day in self.problem.days:
            parts = sorted({part.start for part in self.problem.parts if part.day == day.id})
            for start in [day.start, *(start for start in parts[1:] if start > day.start)]:
                begins[start] = (day.start + DAY // 2) // DAY
        spans: dict[int, tuple[Span, ...]] = {}
        for start, end in zip(sorted(begins), [*sorted(begins)[1:], FOR_EVER], strict=True):
            spans[begins[start]] = (*spans.get(begins[start], ()), Span(start=start, end=end))
        return spans

    def whole_days(self) -> tuple[Span, ...]:
        """Give the calendar days, each up to where the next one begins."""
        return tuple(Span(start=spans[0].start, end=spans[-1].end) for spans in self.periods().values())

    # Costs, in whole units of the speaking rule

    def start_cost(self, session: str, units: Callable[[int], int]) -> None:
        """Charge a start."""
        for start in self._starts[session]:
            if amount := units(start):
                self._charge(self.start_costs.setdefault(session, {}).setdefault(start, {}), amount)

    def room_cost(self, session: str, units: Callable[[str], int]) -> None:
        """Charge a room."""
        for room in self._rooms[session]:
            if amount := units(room):
                self._charge(self.room_costs.setdefault(session, {}).setdefault(room, {}), amount)

    def absence_cost(self, session: str, units: int) -> None:
        """Charge leaving the session out."""
        self._charge(self.absence_costs.setdefault(session, {}), units)

    def _charge(self, bill: dict[str, int], units: int) -> None:
        bill[self._rule] = bill.get(self._rule, 0) + units * self._weight
