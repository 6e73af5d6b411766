"""What the organizer asks of a group of sessions (A)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class GroupInARow(TimetableRule):
    """The sessions of a group that is consecutive follow one another, with no more than its gap in between.

    Which of them comes first is open.

    Holds:  a gap of 15 minutes; the workshops run 9:00-10:00, 10:15-11:15 and 11:15-12:00.
    Broken: a gap of 15 minutes; the workshops run 9:00-10:00, 10:30-11:30 and 11:30-12:15.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "the organizer's groups; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            if group.rule != "consecutive" or group.weight is not None:
                continue
            placed = sorted((plan.placements[s].start, s) for s in group.sessions if s in plan.placements)
            for (start, one), (then, other) in pairwise(placed):
                gap = then - start - problem.session[one].duration
                names = f"{problem.session[one].name} and {problem.session[other].name}"
                if gap < 0:
                    yield self.broken(one, other, text=f"{names} follow one another and do not run at once")
                elif gap > group.gap:
                    text = f"{gap} minutes lie between {names}, which follow one another within {group.gap}"
                    yield self.broken(one, other, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for group in problem.groups:
            if group.rule == "consecutive" and group.weight is None:
                decide.never_together(group.sessions)
                decide.in_a_row(group.sessions, group.gap)
