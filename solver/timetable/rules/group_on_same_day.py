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


class GroupOnSameDay(TimetableRule):
    """The sessions of a group that belongs to one day start on the same day.

    Holds:  the group asks for one day; its three workshops are all on Tuesday.
    Broken: the group asks for one day; two of its workshops are on Tuesday, one is on Wednesday.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "the organizer's groups; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            if group.rule != "same-day" or group.weight is not None:
                continue
            placed = sorted(session for session in group.sessions if session in plan.placements)
            days = {d.id for d in problem.days for s in placed if d.start <= plan.placements[s].start < d.end}
            if len(days) > 1:
                text = f"the sessions of {group.id} belong to one day, not to {', '.join(sorted(days))}"
                yield self.broken(*placed, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        days = [Span(start=day.start, end=day.end) for day in problem.days]
        for group in problem.groups:
            if group.rule == "same-day" and group.weight is None:
                decide.same_span(group.sessions, days)
