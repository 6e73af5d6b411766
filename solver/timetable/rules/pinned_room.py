"""R-07 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PinnedRoom(TimetableRule):
    """A session is in the room the organizer has pinned, or in one of the rooms named for it.

    Holds:  the plenary is pinned to the auditorium and meets there.
    Broken: the plenary is pinned to the auditorium and meets in hall 1.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "R-07; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            if session.id not in plan.placements or not session.needs_room:
                continue
            room = plan.placements[session.id].room
            if session.room is not None and room != session.room:
                yield self.broken(
                    session.id, text=f"{session.name} is pinned to {session.room}, not to {room or 'no room'}"
                )
            if session.rooms is not None and room not in session.rooms:
                yield self.broken(session.id, text=f"{session.name} is not in one of the rooms named for it")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if session.room is not None:
                decide.only_rooms(session.id, (session.room,))
            if session.rooms is not None:
                decide.only_rooms(session.id, session.rooms)
