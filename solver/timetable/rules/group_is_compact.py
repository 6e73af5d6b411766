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


class GroupIsCompact(TimetableRule):
    """Each session of a group that is compact has another of the group right before or after it, on the same day.

    There are no more minutes between the two than the group's gap. Sessions at the same hours are no neighbours.

    Holds:  a gap of 15 minutes; two workshops 9:00-10:00 and 10:15-11:15 on Monday, two more on Tuesday.
    Broken: a gap of 15 minutes; workshops 9:00-10:00 and 10:15-11:15, and one alone in the afternoon.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "the organizer's groups; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            if group.rule != "compact" or group.weight is not None:
                continue
            placed = sorted(session for session in group.sessions if session in plan.placements)
            for day in problem.days:
                here = [session for session in placed if day.start <= plan.placements[session].start < day.end]
                for session in here:
                    if not any(self._follow(problem, plan, group.gap, session, other) for other in here):
                        name = problem.session[session].name
                        text = f"{name} has no session of {group.id} within {group.gap} minutes before or after it"
                        yield self.broken(session, text=text)

    def _follow(self, problem: Problem, plan: Plan, gap: int, one: str, other: str) -> bool:
        """Tell whether one follows the other within the gap, in whatever order."""
        start, then = sorted((plan.placements[session].start, session) for session in (one, other))
        return 0 <= then[0] - start[0] - problem.session[start[1]].duration <= gap

    def post(self, problem: Problem, decide: Decisions) -> None:
        for group in problem.groups:
            if group.rule == "compact" and group.weight is None:
                for day in problem.days:
                    decide.none_isolated(group.sessions, Span(start=day.start, end=day.end), group.gap)
