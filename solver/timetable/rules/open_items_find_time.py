"""B-10 (S2+A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Item


class OpenItemsFindTime(TimetableRule):
    """Agenda items that no session names fit into the open sessions of their lead body.

    An item with minutes that no session names is open; so are the sessions of its lead body that name no items. An
    item may be split over several of them. Items to be adopted fit into those that have ended when some plenary
    starts.

    Holds:  items of 60 and 120 minutes, the second to be adopted; two open meetings of 90, then the plenary.
    Broken: items of 60 and 120 minutes, the second to be adopted; the plenary lies between the two meetings.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-10; S2+A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        named = {item for session in problem.sessions for item in session.items}
        waiting: dict[str, list[Item]] = {}
        for item in problem.items:
            if item.minutes is not None and item.id not in named:
                waiting.setdefault(item.lead, []).append(item)
        plenaries = [session.id for session in problem.sessions if session.kind == "plenary"]
        last = max((plan.placements[name].start for name in plenaries if name in plan.placements), default=None)
        for body, items in sorted(waiting.items()):
            able = [s for s in problem.sessions if s.body == body and s.takes_open_items]
            placed = [s for s in able if s.id in plan.placements]
            ended = [s for s in placed if last is not None and plan.placements[s.id].start + s.duration <= last]
            have, needed = sum(s.duration for s in placed), sum(item.minutes or 0 for item in items)
            early, adopted = sum(s.duration for s in ended), [item for item in items if item.adopted]
            needed_early = sum(item.minutes or 0 for item in adopted)
            if have < needed:
                which = ", ".join(item.id for item in items)
                text = f"the open sessions of {body} have {have} minutes, and its items {which} need {needed}"
                yield self.broken(*(s.id for s in able), text=text)
            if early < needed_early:
                which = ", ".join(item.id for item in adopted)
                text = (
                    f"the open sessions of {body} that end before a plenary starts have {early} minutes, and its"
                    f" items {which}, which are to be adopted, need {needed_early}"
                )
                yield self.broken(*dict.fromkeys([*(s.id for s in able), *plenaries]), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        needed: dict[str, int] = {}
        before_plenary: dict[str, int] = {}
        for item in problem.items:
            if item.minutes is not None and all(item.id not in session.items for session in problem.sessions):
                needed[item.lead] = needed.get(item.lead, 0) + item.minutes
                if item.adopted:
                    before_plenary[item.lead] = before_plenary.get(item.lead, 0) + item.minutes
        adopting = [session.id for session in problem.sessions if session.kind == "plenary"]
        for body, minutes in sorted(needed.items()):
            meetings = [s.id for s in problem.sessions if s.takes_open_items and s.body == body]
            decide.enough_minutes(minutes, meetings)
            if body in before_plenary:
                decide.enough_minutes_before(before_plenary[body], meetings, adopting)
