"""S-01 (S4+A)."""

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SideEventBesideCommittee(TimetableRule):
    """A side event does not run beside a committee or a working group.

    Holds:  the committee meets until 12:30, the side event starts at 12:30.
    Broken: the committee meets until 12:30, the side event starts at 12:15.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "S-01; S4+A"

    weight: int = Field(default=5, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        events = [session for session in placed if session.kind == "side-event"]
        meetings = [session for session in placed if session.kind in ("committee", "working-group")]
        for event, meeting in product(events, meetings):
            start, begin = plan.placements[event.id].start, plan.placements[meeting.id].start
            if start < begin + meeting.duration and begin < start + event.duration:
                yield self.broken(*sorted((event.id, meeting.id)), text=f"{event.name} runs beside {meeting.name}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        events = [session.id for session in problem.sessions if session.kind == "side-event"]
        meetings = [session.id for session in problem.sessions if session.kind in {"committee", "working-group"}]
        for event, meeting in product(events, meetings):
            decide.together_cost(event, meeting)
