"""R-07 (F:TPAC)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RoomStability(TimetableRule):
    """A body keeps its room from session to session.

    Each room beyond the first is a unit. A programme, such as the side events, may be anywhere.

    Holds:  all three meetings of a committee are in room A.
    Broken: a committee meets in room A, in room B and in room C: two units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "R-07; F:TPAC"

    weight: int = Field(default=5, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        housed: dict[str, dict[str, str]] = {}
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if session.body is None or placement is None or placement.room is None:
                continue
            if not problem.body[session.body].programme:
                housed.setdefault(session.body, {})[session.id] = placement.room
        for body, room_of in housed.items():
            rooms = sorted(set(room_of.values()))
            if len(rooms) > 1:
                text = f"{body} meets in {len(rooms)} rooms: {', '.join(rooms)}"
                yield self.broken(*room_of, text=text, amount=len(rooms) - 1)

    def post(self, problem: Problem, decide: Decisions) -> None:
        sessions: dict[str, list[str]] = {body.id: [] for body in problem.bodies if not body.programme}
        for session in problem.sessions:
            if session.body in sessions and session.needs_room:
                sessions[session.body].append(session.id)
        for _, members in sorted(sessions.items()):
            if len(members) > 1:
                decide.distinct_rooms_cost(members)
