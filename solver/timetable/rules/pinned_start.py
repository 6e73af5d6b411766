"""P-03, X-01 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PinnedStart(TimetableRule):
    """A session whose start the organizer has pinned starts then.

    Holds:  the opening ceremony is pinned to 10:30 and starts at 10:30.
    Broken: the opening ceremony is pinned to 10:30 and starts at 10:45.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "P-03, X-01; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or session.start is None:
                continue
            minutes = placement.start - session.start
            if minutes:
                when = f"{abs(minutes)} minutes {'later' if minutes > 0 else 'earlier'}"
                yield self.broken(session.id, text=f"{session.name} starts {when} than it is pinned to")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if session.start is not None:
                decide.only_starts(session.id, (session.start,))
