"""R-01 (A), as a wish where a conference cannot keep it as a rule."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Room, Session


class SeatsForEverybody(TimetableRule):
    """As few people as can be stand: where room_is_large_enough is switched off, seats that lack are charged.

    Each person without a seat is a unit.

    Holds:  95 people in a room with 100 seats.
    Broken: 120 people in a room with 100 seats: twenty units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "R-01; A"

    weight: int = Field(default=1, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or placement.room not in problem.room:
                continue
            standing = _standing(session, problem.room[placement.room])
            if standing:
                expected = f"the {session.attendance} people in {session.name}"
                text = f"{standing} of {expected} have no seat in {placement.room}"
                yield self.broken(session.id, text=text, amount=standing)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            standing = {room.id: _standing(session, room) for room in problem.rooms}
            decide.room_cost(session.id, standing.__getitem__)


def _standing(session: Session, room: Room) -> int:
    return max(0, session.attendance - room.seats.get(session.layout, 0))
