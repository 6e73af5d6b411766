"""S-07 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SideEventsBetweenOpeningAndClosing(TimetableRule):
    """Side events start after the opening has ended and end before the closing starts.

    Holds:  the opening ends at 11:30, the closing starts at 16:30, a side event runs 12:45-14:15.
    Broken: the opening ends at 11:30, a side event starts at 11:15.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "S-07; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        ceremonies = [session for session in placed if session.role in ("opening", "closing")]
        for event in placed:
            if event.kind != "side-event":
                continue
            start = plan.placements[event.id].start
            for ceremony in ceremonies:
                begin = plan.placements[ceremony.id].start
                if ceremony.role == "opening" and start < begin + ceremony.duration:
                    text = f"{event.name} starts before {ceremony.name} has ended"
                    yield self.broken(ceremony.id, event.id, text=text)
                if ceremony.role == "closing" and start + event.duration > begin:
                    text = f"{event.name} has not ended when {ceremony.name} starts"
                    yield self.broken(event.id, ceremony.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        events = [session.id for session in problem.sessions if session.kind == "side-event"]
        for ceremony in (session for session in problem.sessions if session.role in ("opening", "closing")):
            for event in events:
                if ceremony.role == "opening":
                    decide.before(ceremony.id, event)
                elif ceremony.role == "closing":
                    decide.before(event, ceremony.id)
