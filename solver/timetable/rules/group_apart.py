"""What the organizer asks of a group of sessions (A)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class GroupApart(TimetableRule):
    """Between any two sessions of a group that is spread out lies at least its gap.

    Holds:  a gap of two hours; one workshop ends at 10:00, the next one starts at 12:00.
    Broken: a gap of two hours; one workshop ends at 10:00, the next one starts at 11:45.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "the organizer's groups; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            if group.rule != "spread" or group.weight is not None:
                continue
            placed = sorted(session for session in group.sessions if session in plan.placements)
            for one, other in combinations(placed, 2):
                first, then = sorted((one, other), key=lambda session: plan.placements[session].start)
                gap = plan.placements[then].start - plan.placements[first].start - problem.session[first].duration
                if gap < group.gap:
                    names = f"{problem.session[first].name} and {problem.session[then].name}"
                    text = f"{max(0, gap)} minutes lie between {names}, not at least {group.gap}"
                    yield self.broken(one, other, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for group in problem.groups:
            if group.rule == "spread" and group.weight is None:
                decide.apart(group.sessions, group.gap)
