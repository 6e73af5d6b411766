"""The CP-SAT variables of a timetable, over a scope: some sessions are free, the others stand where they are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from solver.timetable.decisions import Decisions
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.scope import Scope
from solver.timetable.stretches import Stretch
from solver.timetable.values import Span

Literal = cp_model.IntVar


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


class Variables(Scope):
    """A literal for each start of a free session and, where rooms are exact, for each room then and each team.

    With `rooms` false rooms are only counted, and the model is a relaxation; the sessions that stand are constants.
    Starts that these forbid are taken away before any variable is made, so that a small scope makes a small model.
    Being `careful` keeps the count of rooms from relying on lucky ones, and may refuse too much. With `teams` false
    teams of interpreters are left open, one more relaxation.
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
        teams: bool = True,
    ) -> None:
        super().__init__(
            problem, decide, rooms=rooms, free=free, background=background, times=times, optional=optional
        )
        self.careful, self.with_teams = careful, teams
        self.model = cp_model.CpModel()
        self.at: dict[str, dict[int, Literal]] = {}
        self.into: dict[str, dict[int, dict[str, Literal]]] = {}
        self.lodged: dict[str, dict[str, Literal]] = {}
        self.homes: dict[str, dict[int, dict[str, Literal]]] = {}
        self.by: dict[str, dict[str, Literal]] = {}
        self.work: dict[tuple[str, Span], Work] = {}
        self.blocks: dict[tuple[tuple[str, ...], Span, str], Literal] = {}
        self._inside: dict[Span, dict[str, dict[int, Literal]]] = {}
        self.stretches: dict[tuple[tuple[str, ...], Span], dict[Stretch, Literal]] = {}
        self.same_team: dict[tuple[str, str], Literal] = {}
        self.costs: list[tuple[cp_model.LinearExprT, int]] = []
        self.constant_cost = 0
        self.auxiliaries: list[tuple[Literal, Callable[[Plan], int]]] = []
        self.infeasible = False
        self.abandoned = False

    def build(self) -> None:
        """Make the literals, once the starts have been narrowed."""
        for session, starts in self.starts.items():
            choices = {start: self.choices(session, start) for start in starts}
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
        teams = self.decide.teams(session) if self.with_teams else []
        by = self.by[session] = {team: self.model.new_bool_var(f"{session} by {team}") for team in teams}
        if by:
            placed = cp_model.LinearExpr.sum(list(self.at[session].values()))
            self.model.add(cp_model.LinearExpr.sum(list(by.values())) == placed)
        for start, literal in self.at[session].items():
            for team, serving in by.items():
                if not self.decide.served(session, start, team):
                    self.model.add_bool_or([~literal, ~serving])

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

    # Views

    def housed(self, session: str) -> dict[int, tuple[Literal, dict[str, Literal]]]:
        """Give for each start of a session its literal, and those of its rooms; of one that stands, constants."""
        if session in self.fixed:
            true, placement = self.model.new_constant(1), self.fixed[session]
            return {placement.start: (true, {placement.room: true} if placement.room is not None else {})}
        into = self.into.get(session, {})
        return {start: (literal, into.get(start, {})) for start, literal in self.at.get(session, {}).items()}

    @cached_property
    def certain(self) -> Literal:
        """The literal of what is so in any case."""
        return self.model.new_constant(1)

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

    def inside(self, span: Span) -> dict[str, dict[int, Literal]]:
        """For each free session that may start in a span: the literals of those starts; put together once."""
        if span not in self._inside:
            found = {
                session: {start: literal for start, literal in at.items() if span.start <= start < span.end}
                for session, at in self.at.items()
            }
            self._inside[span] = {session: at for session, at in found.items() if at}
        return self._inside[span]

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
                for rooms in (self.into[session].get(start, {}), self.homes.get(session, {}).get(start, {})):
                    for room, inside in rooms.items():
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
