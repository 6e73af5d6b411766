"""Consecutive tracks (F:CoSPLib)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class ThemeGoesOnWithoutGap(TimetableRule):
    """A theme is taken up in every part of a day from its first session to its last.

    A theme that pauses is a unit, however often it does. Nights are no gap. Off unless the conference asks for it.

    Holds:  there are sessions on energy on Monday afternoon and on Tuesday morning.
    Broken: there are sessions on energy on Monday morning and on Tuesday morning, and none in between.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib"

    enabled: bool = False

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        starts: dict[str, dict[str, int]] = {}
        for session in problem.sessions:
            if session.theme is not None and session.id in plan.placements:
                starts.setdefault(session.theme, {})[session.id] = plan.placements[session.id].start
        parts = sorted(problem.parts, key=lambda part: (part.start, part.end))
        for theme, start_of in starts.items():
            used = [
                number
                for number, part in enumerate(parts)
                if any(part.start <= start < part.end for start in start_of.values())
            ]
            if used and used[-1] - used[0] >= len(used):
                yield self.broken(*start_of, text=f"{theme} pauses between its first and its last session")

    def post(self, problem: Problem, decide: Decisions) -> None:
        in_order = sorted((part.start, part.end) for part in problem.parts)
        spans = [Span(start=start, end=end) for start, end in in_order]
        for sessions in problem.on_theme.values():
            decide.interrupted_cost(sessions, spans)
