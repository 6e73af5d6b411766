"""R-01 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SessionHasARoom(TimetableRule):
    """A session that needs a room has one of the venue's rooms, and one that needs none has none.

    Holds:  a committee in room A, a visit to the museum without a room.
    Broken: a committee without a room, a visit to the museum in room A.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "R-01; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None:
                continue
            if session.needs_room and placement.room is None:
                yield self.broken(session.id, text=f"{session.name} has no room")
            elif session.needs_room and placement.room not in problem.room:
                yield self.broken(session.id, text=f"{session.name} is in {placement.room}, an unknown room")
            elif not session.needs_room and placement.room is not None:
                yield self.broken(session.id, text=f"{session.name} needs no room but takes {placement.room}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            known = [room.id for room in problem.rooms] if session.needs_room else []
            decide.only_rooms(session.id, known)
