"""What the organizer asks of a group of sessions (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class GroupOnEnoughDays(TimetableRule):
    """The sessions of a group that asks for enough days start on at least so many different days.

    Holds:  the group asks for two days; of its three workshops two are on Tuesday and one is on Friday.
    Broken: the group asks for two days; its three workshops are all on Tuesday.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "the organizer's groups; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            if group.rule != "enough-days" or group.weight is not None:
                continue
            placed = sorted(session for session in group.sessions if session in plan.placements)
            starts = [plan.placements[session].start for session in placed]
            days = [day.id for day in problem.days if any(day.start <= start < day.end for start in starts)]
            if 0 < len(days) < group.limit:
                names = ", ".join(problem.session[session].name for session in placed)
                text = f"{names} belong to at least {group.limit} days, and are on {', '.join(days)} only"
                yield self.broken(*placed, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        days = [Span(start=day.start, end=day.end) for day in problem.days]
        for group in problem.groups:
            if group.rule == "enough-days" and group.weight is None:
                decide.enough_spans(group.sessions, days, group.limit)
