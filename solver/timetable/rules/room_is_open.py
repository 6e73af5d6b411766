"""R-02 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RoomIsOpen(TimetableRule):
    """A session lies outside the hours in which its room is closed.

    Holds:  room A is closed 12:00-14:00, a session there ends at 12:00, the next one starts at 14:00.
    Broken: room A is closed 12:00-14:00, a session there runs 11:30-12:30.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "R-02; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or placement.room is None or placement.room not in problem.room:
                continue
            start, end = placement.start, placement.start + session.duration
            if any(start < span.end and span.start < end for span in problem.room[placement.room].closed):
                text = f"{placement.room} is closed during a part of {session.name}"
                yield self.broken(session.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        closed = {room.id: room.closed for room in problem.rooms if room.closed}
        for session in problem.sessions:
            if not closed or not session.needs_room:
                continue

            def refuse(start: int, room: str, duration: int = session.duration) -> bool:
                return any(span.start - duration < start < span.end for span in closed.get(room, ()))

            decide.not_at(session.id, refuse)
