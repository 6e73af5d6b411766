"""T-03 (A)."""

from collections.abc import Iterator
from itertools import combinations, permutations, product
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session


class RoomLayoutChange(TimetableRule):
    """Two sessions that follow each other in a room in different layouts leave the time to move the chairs.

    Holds:  a classroom session until 10:00, a theatre session in the same room from 10:30.
    Broken: a classroom session until 10:00, a theatre session in the same room from 10:15.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "T-03; A"

    weight: int = Field(default=2, ge=0, le=1_000_000)
    minutes: int = Field(default=30, ge=0, le=1_440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        in_room: dict[str, list[Session]] = {}
        for session in problem.sessions:
            if session.id in plan.placements and (room := plan.placements[session.id].room) is not None:
                in_room.setdefault(room, []).append(session)
        for room, sessions in in_room.items():
            for one, other in permutations(sessions, 2):
                gap = plan.placements[other.id].start - plan.placements[one.id].start - one.duration
                if one.layout != other.layout and 0 <= gap < self.minutes:
                    text = (
                        f"{room} changes from {one.layout} for {one.name} to {other.layout} for {other.name} "
                        f"in {gap} minutes"
                    )
                    yield self.broken(*sorted((one.id, other.id)), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        laid_out: dict[str, list[str]] = {}
        for session in problem.sessions:
            if session.needs_room:
                laid_out.setdefault(session.layout, []).append(session.id)
        for here, there in combinations(laid_out.values(), 2):
            for one, other in product(here, there):
                decide.relayout_cost(one, other, self.minutes)
