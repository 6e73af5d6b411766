"""B-10 (S2+A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class AgendaItemsAreTaken(TimetableRule):
    """Each agenda item that sessions name has its minutes with its lead body, and then comes to plenary.

    Minutes are asked for where the item states them; items that no session names are for `open_items_find_time`. If
    plenaries name an item of another body, one of them starts when the lead body's last session on it has ended;
    sessions that may be left out do not count for that.

    Holds:  an item of 180 minutes; its committee takes it for 90 minutes twice, the plenary the day after.
    Broken: an item of 180 minutes; its committee takes it once for 90 minutes, or after the plenary.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-10; S2+A"

    then_in_plenary: bool = True

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        at = plan.placements
        for item in problem.items:
            naming = [session for session in problem.sessions if item.id in session.items]
            leading = [session for session in naming if session.body == item.lead]
            taken = sum(session.duration for session in leading if session.id in at)
            if item.minutes is not None and naming and taken < item.minutes:
                text = f"agenda item {item.id} has {taken} minutes in {item.lead}, and needs {item.minutes}"
                yield self.broken(*(session.id for session in leading), text=text)
            lead = [s for s in leading if s.required and s.kind != "plenary"]
            plenaries = [s for s in naming if s.kind == "plenary" and s.required]
            if not self.then_in_plenary or not plenaries or not lead or any(s.id not in at for s in lead):
                continue
            ended = max(at[s.id].start + s.duration for s in lead)
            if not any(s.id in at and at[s.id].start >= ended for s in plenaries):
                text = f"no plenary takes agenda item {item.id} after the last session of {item.lead} on it"
                yield self.broken(*(s.id for s in (*lead, *plenaries)), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for item in problem.items:
            own = [s for s in problem.sessions if s.body == item.lead and item.id in s.items]
            if item.minutes is not None and any(item.id in s.items for s in problem.sessions):
                decide.enough_minutes(item.minutes, (session.id for session in own))
            before = [session.id for session in own if session.required and session.kind != "plenary"]
            adopting = [s.id for s in problem.sessions if s.kind == "plenary" and s.required and item.id in s.items]
            if self.then_in_plenary and before and adopting:
                decide.either([[(session, plenary) for session in before] for plenary in adopting])
