"""R-03 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RoomHasFeatures(TimetableRule):
    """A room offers everything that a session asks of its room.

    Holds:  a session that needs a stage in a room with a stage and a screen.
    Broken: a session that needs a stage in a room with a screen.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "R-03; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or placement.room is None or placement.room not in problem.room:
                continue
            missing = session.features - problem.room[placement.room].features
            if missing:
                text = f"{placement.room} lacks {', '.join(sorted(missing))}, which {session.name} needs"
                yield self.broken(session.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if session.features:
                decide.only_rooms(
                    session.id, [room.id for room in problem.rooms if session.features <= room.features]
                )
