"""R-02 (A)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session


class OneSessionPerRoom(TimetableRule):
    """A room holds one session at a time.

    Holds:  room A has a session 9:00-10:00 and another 10:00-11:00.
    Broken: room A has a session 9:00-10:00 and another 9:45-10:45.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "R-02; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        in_room: dict[str, list[Session]] = {}
        for session in problem.sessions:
            if session.id in plan.placements and (room := plan.placements[session.id].room) is not None:
                in_room.setdefault(room, []).append(session)
        for room, sessions in in_room.items():
            for one, other in combinations(sessions, 2):
                begin, start = plan.placements[one.id].start, plan.placements[other.id].start
                if begin < start + other.duration and start < begin + one.duration:
                    text = f"{one.name} and {other.name} are in {room} at the same time"
                    yield self.broken(one.id, other.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        decide.one_at_a_time_in_rooms({room.id: 0 for room in problem.rooms})
