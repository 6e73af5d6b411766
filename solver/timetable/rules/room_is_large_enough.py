"""R-01 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RoomIsLargeEnough(TimetableRule):
    """A room has a seat, in the session's layout, for everybody who is expected.

    `margin` asks for so many percent of seats more. A layout that the room does not know gives no seats.

    Holds:  50 people in a room with 50 seats in theatre layout.
    Broken: 51 people in a room with 50 seats in theatre layout.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "R-01; A"

    margin: int = Field(default=0, ge=0, le=1_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or placement.room is None or placement.room not in problem.room:
                continue
            seats = problem.room[placement.room].seats.get(session.layout, 0)
            if session.attendance * (100 + self.margin) > seats * 100:
                text = (
                    f"{session.attendance} people are expected at {session.name}; "
                    f"{placement.room} has {seats} seats in {session.layout} layout"
                )
                yield self.broken(session.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if session.needs_room:
                wanted = session.attendance * (100 + self.margin)
                seats = {room.id: room.seats.get(session.layout, 0) for room in problem.rooms}
                decide.only_rooms(session.id, [room for room, free in seats.items() if free * 100 >= wanted])
