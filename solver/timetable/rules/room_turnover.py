"""T-03 (A)."""

from collections.abc import Iterator
from itertools import permutations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session


class RoomTurnover(TimetableRule):
    """A room stays empty for its turnover between two sessions.

    Sessions that overlap in a room are a matter of `one_session_per_room`.

    Holds:  a turnover of 15 minutes, one session until 10:00, the next from 10:15.
    Broken: a turnover of 15 minutes, one session until 10:00, the next from 10:10.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "T-03; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        in_room: dict[str, list[Session]] = {room.id: [] for room in problem.rooms}
        for session in problem.sessions:
            if session.id in plan.placements and (name := plan.placements[session.id].room) in in_room:
                in_room[name].append(session)
        for room in problem.rooms:
            for one, other in permutations(in_room[room.id], 2):
                gap = plan.placements[other.id].start - plan.placements[one.id].start - one.duration
                if 0 <= gap < room.turnover:
                    text = (
                        f"{room.id} stays empty for {gap} minutes between {one.name} and {other.name}; "
                        f"it needs {room.turnover}"
                    )
                    yield self.broken(*sorted((one.id, other.id)), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        decide.one_at_a_time_in_rooms({room.id: room.turnover for room in problem.rooms})
