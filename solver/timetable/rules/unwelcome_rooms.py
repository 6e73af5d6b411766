"""Rooms that a session, or who speaks there, would rather not have (F:OptaPlanner)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class UnwelcomeRooms(TimetableRule):
    """A session is not in a room that it, or who speaks there, would rather not have.

    An unwelcome room costs what the session says.

    Holds:  a talk whose speaker would rather not be recorded, in a room without a camera.
    Broken: the same talk in a room with one, which costs it 900: 900 units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, conference scheduling"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            price = 0 if placement is None else session.dear_rooms.get(placement.room or "", 0)
            if placement is not None and price:
                text = f"{session.name} is in {placement.room}, which is not welcome to it"
                yield self.broken(session.id, text=text, amount=price)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            prices = {room.id: session.dear_rooms.get(room.id, 0) for room in problem.rooms}
            decide.room_cost(session.id, prices.__getitem__)
