"""Larger rooms first (F:OptaPlanner)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class LargerRoomsFirst(TimetableRule):
    """Sessions are in the larger rooms, whose seats leave space for who comes unasked.

    For each room that is larger than a session's own, in its layout, each seat that it has more is a unit.

    Holds:  a session in the largest room.
    Broken: a session in a room with 20 seats, where others have 30 and 50: forty units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, meeting scheduling"

    enabled: bool = False

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or placement.room not in problem.room:
                continue
            own = problem.room[placement.room].seats.get(session.layout, 0)
            more = sum(max(0, room.seats.get(session.layout, 0) - own) for room in problem.rooms)
            if more:
                text = f"{session.name} is in {placement.room}; larger rooms have {more} seats more together"
                yield self.broken(session.id, text=text, amount=more)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            seats = {room.id: room.seats.get(session.layout, 0) for room in problem.rooms}

            def more(room: str, seats: dict[str, int] = seats) -> int:
                return sum(other - seats[room] for other in seats.values() if other > seats[room])

            decide.room_cost(session.id, more)
