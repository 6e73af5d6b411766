"""R-06 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class UnusedRoomCapacity(TimetableRule):
    """A session does not take a room that is much larger, or has more booths, than it needs.

    Each full tenth of the seats that stays empty is a unit, and so is each booth that is not used.

    Holds:  95 people in a room with 100 seats, three booths needed and three there.
    Broken: 45 people in a room with 100 seats and a booth too many: six units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "R-06; A"

    weight: int = Field(default=1, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or placement.room is None or placement.room not in problem.room:
                continue
            room = problem.room[placement.room]
            seats = room.seats.get(session.layout, 0)
            empty = (seats - session.attendance) * 10 // seats if seats > session.attendance else 0
            idle = max(0, len(room.booths) - len(session.booths))
            if empty + idle > 0:
                text = f"{session.name} leaves {empty} tenths of the seats, {idle} booths of {room.id} idle"
                yield self.broken(session.id, text=text, amount=empty + idle)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            units: dict[str, int] = {}
            for room in problem.rooms:
                units[room.id] = max(len(room.booths), len(session.booths)) - len(session.booths)
                seats = room.seats.get(session.layout, 0)
                if seats > session.attendance:
                    units[room.id] += 10 * (seats - session.attendance) // seats
            decide.room_cost(session.id, units.__getitem__)
