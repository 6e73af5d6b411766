"""The CP-SAT variables of a timetable, over a scope: some sessions are free, the others stand where they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ortools.sat.python import cp_model

from solver.timetable.decisions import Decisions
from solver.timetable.demands import Apart, AtMost, Before, NeverTogether
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.values import Span

Literal = cp_model.IntVar
Room = str | None


@dataclass(frozen=True)
class Work:
    """What a team does in a span: whether it works, no start of its sessions before `first`, no end after `last`.

    Where it does not work, the two may be anything; they are None where it cannot work at all. What is not
    `decided_here` follows from the sessions outside the scope.
    """

    works: Literal | int
    first: Literal | int | None
    last: Literal | int | None
    decided_here: bool


class Variables:
    """A literal for each start of a free session and, where rooms are exact, for each room then and each team.

    With `rooms` false the room of a session is left open: rooms are only counted, and the model is a relaxation.
    Sessions outside `free` are constants: placed as in `background`, or absent. Starts that a
    constant forbids are taken away before any variable is made, so that a small scope makes a small model. With
    `times` the starts are those of that plan, and only rooms are decided; with `optional` no session has to be
    placed; being `careful` keeps the count of rooms from relying on lucky ones, and may refuse too much.
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
        careful: bool = False,
    ) -> None:
        self.problem, self.decide, self.exact_rooms = problem, decide, rooms
        self.careful = careful
        self.model = cp_model.CpModel()
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
        self.at: dict[str, dict[int, Literal]] = {}
        self.into: dict[str, dict[int, dict[str, Literal]]] = {}
        self.by: dict[str, dict[str, Literal]] = {}
        self.work: dict[tuple[str, Span], Work] = {}
        self.same_team: dict[tuple[str, str], Literal] = {}
        self.costs: list[tuple[cp_model.LinearExprT, int]] = []
        self.constant_cost = 0
        self.auxiliaries: list[tuple[Literal, Callable[[Plan], int]]] = []
        self.infeasible = False
        self.abandoned = False

    def build(self) -> None:
        """Make the literals, once the starts have been narrowed."""
        for session, starts in self.starts.items():
            choices = {start: self._choices(session, start) for start in starts}
            self.at[session] = {
                start: self.model.new_bool_var(f"{session}@{start}")
                for start in starts
                if choices[start] is None or choices[start]
            }
            options = list(self.at[session].values())
            if session in self.present:
                if not options:
                    self.infeasible = True
                self.model.add_exactly_one(options)
            else:
                self.model.add_at_most_one(options)
            self._house(session, choices)
            self._staff(session)

    def _staff(self, session: str) -> None:
        """Make a literal for each team; a session that is placed has one of them."""
        teams = self.decide.teams(session)
        by = self.by[session] = {team: self.model.new_bool_var(f"{session} by {team}") for team in teams}
        if by:
            placed = cp_model.LinearExpr.sum(list(self.at[session].values()))
            self.model.add(cp_model.LinearExpr.sum(list(by.values())) == placed)
        for start, literal in self.at[session].items():
            for team, serving in by.items():
                if not self.decide.served(session, start, team):
                    self.model.add_bool_or([~literal, ~serving])

    def _choices(self, session: str, start: int) -> list[str] | None:
        """Give the rooms open at a start; None if the session's room is not decided here."""
        rooms = self.decide.rooms(session)
        if not self.problem.session[session].needs_room:
            return None
        if not self.exact_rooms:
            return None if any(self.decide.open(session, start, room) for room in rooms) else []
        end = start + self.duration[session]
        return [
            room for room in rooms if self.decide.open(session, start, room) and not self._occupied(room, start, end)
        ]

    def _house(self, session: str, choices: dict[int, list[str] | None]) -> None:
        houses = self.into[session] = {}
        for start, literal in self.at[session].items():
            rooms = choices[start]
            if rooms is None:
                continue
            if len(rooms) == 1:
                houses[start] = {rooms[0]: literal}
                continue
            houses[start] = {room: self.model.new_bool_var(f"{session}@{start}/{room}") for room in rooms}
            self.model.add_exactly_one([*houses[start].values(), ~literal])

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

    # Views

    def housed(self, session: str) -> dict[int, tuple[Literal, dict[str, Literal]]]:
        """Give for each start of a session its literal, and those of its rooms; of one that stands, constants."""
        if session in self.fixed:
            true, placement = self.model.new_constant(1), self.fixed[session]
            return {placement.start: (true, {placement.room: true} if placement.room is not None else {})}
        into = self.into.get(session, {})
        return {start: (literal, into.get(start, {})) for start, literal in self.at.get(session, {}).items()}

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

    @cached_property
    def covering(self) -> dict[str, dict[int, list[Literal]]]:
        """For each free session and grid point: the literals of the starts with which it runs then."""
        covering: dict[str, dict[int, list[Literal]]] = {}
        for session, at in self.at.items():
            moments: dict[int, list[Literal]] = {}
            for start, literal in at.items():
                for moment in self.grid(start, start + self.duration[session]):
                    moments.setdefault(moment, []).append(literal)
            covering[session] = moments
        return covering

    def running(self, sessions: Iterable[str]) -> dict[int, list[list[Literal]]]:
        """For each grid point: the literals with which each of the free sessions runs then."""
        running: dict[int, list[list[Literal]]] = {}
        for session in sessions:
            for moment, literals in self.covering.get(session, {}).items():
                running.setdefault(moment, []).append(literals)
        return running

    def possible_starts(self, sessions: Iterable[str]) -> set[int]:
        """Give every start that some of the free sessions may take."""
        return {start for session in sessions for start in self.at.get(session, ())}

    def between(self, session: str, low: int, high: int) -> list[Literal]:
        """Give the literals of the starts from `low` (included) to `high` (not included)."""
        return [literal for start, literal in self.at[session].items() if low <= start < high]

    def charge(self, literal: cp_model.LinearExprT, amount: int) -> None:
        """Add a price to the objective."""
        if amount:
            self.costs.append((literal, amount))

    def auxiliary(self, upper: int, name: str, value: Callable[[Plan], int]) -> Literal:
        """Make a counting variable, and say what it is worth in a given plan, for a complete hint."""
        variable = self.model.new_int_var(0, upper, name)
        self.auxiliaries.append((variable, value))
        return variable

    def hint(self, plan: Plan) -> None:
        """Tell the search a plan to start from, with the value of every variable."""
        for session, at in self.at.items():
            placement = plan.placements.get(session)
            for start, literal in at.items():
                here = placement is not None and placement.start == start
                self.model.add_hint(literal, here)
                for room, inside in self.into[session].get(start, {}).items():
                    if inside is not literal:
                        self.model.add_hint(inside, here and placement is not None and placement.room == room)
            if placement is None or placement.team is not None:
                for team, serving in self.by[session].items():
                    self.model.add_hint(serving, placement is not None and placement.team == team)
        for variable, value in self.auxiliaries:
            self.model.add_hint(variable, value(plan))

    def read(self, value: Callable[[Literal], bool]) -> Plan:
        """Give the plan of a solution; the room is None where it is not decided here."""
        placements = dict(self.fixed)
        for session, at in self.at.items():
            for start, literal in at.items():
                if value(literal):
                    rooms = self.into[session].get(start, {})
                    room = next((room for room, inside in rooms.items() if value(inside)), None)
                    team = next((team for team, serving in self.by[session].items() if value(serving)), None)
                    placements[session] = Placement(start=start, room=room, team=team)
        return Plan(placements=placements)


def _start_in(plan: Plan, session: str) -> list[int]:
    placement = plan.placements.get(session)
    return [] if placement is None else [placement.start]
