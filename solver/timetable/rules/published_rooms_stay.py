"""R-07 and X-01 of re-planning (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PublishedRoomsStay(TimetableRule):
    """What has been published keeps its room.

    Holds:  the committee was published for Hall 1 and meets there, though at another time.
    Broken: the committee was published for Hall 1 and meets in Hall 2.
    """

    level: ClassVar[Level] = Level.STABILITY
    source: ClassVar[str] = "X-01, R-07; A"

    weight: int = Field(default=100, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for published in problem.published:
            placement = plan.placements.get(published.session)
            if placement is None or published.session not in problem.session:
                continue
            if placement.room != published.room and problem.session[published.session].needs_room:
                name = problem.session[published.session].name
                text = f"{name} is in {placement.room}, and was published for {published.room}"
                yield self.broken(published.session, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for published in problem.published:
            if published.session in problem.session and problem.session[published.session].needs_room:

                def changed(room: str, before: str | None = published.room) -> int:
                    return int(room != before)

                decide.room_cost(published.session, changed)
