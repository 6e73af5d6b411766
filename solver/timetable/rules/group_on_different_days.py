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


class GroupOnDifferentDays(TimetableRule):
    """The sessions of a group that is spread over days start on days of their own.

    Holds:  the group asks for different days; its workshops are on Tuesday, Wednesday and Friday.
    Broken: the group asks for different days; two of its workshops are on Tuesday.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "the organizer's groups; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            if group.rule != "different-days" or group.weight is not None:
                continue
            placed = sorted(session for session in group.sessions if session in plan.placements)
            for day in problem.days:
                here = [s for s in placed if day.start <= plan.placements[s].start < day.end]
                if len(here) > 1:
                    names = ", ".join(problem.session[session].name for session in here)
                    yield self.broken(*here, text=f"{names} belong to different days, and are on {day.id}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for group in problem.groups:
            if group.rule == "different-days" and group.weight is None:
                for day in problem.days:
                    decide.at_most_within(1, group.sessions, Span(start=day.start, end=day.end))
