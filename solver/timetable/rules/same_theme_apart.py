"""S-04 (F:TPAC)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SameThemeApart(TimetableRule):
    """Two side events on the same theme do not run at the same time.

    Holds:  a side event on cybersecurity until 13:00, another from 13:00.
    Broken: two side events on cybersecurity at 12:45.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "S-04; F:TPAC"

    weight: int = Field(default=20, ge=0, le=1_000_000)
    kinds: frozenset[str] = frozenset({"side-event"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [s for s in problem.sessions if s.id in plan.placements and s.kind in self.kinds]
        for one, other in combinations(placed, 2):
            if one.theme is None or one.theme != other.theme:
                continue
            begin, start = plan.placements[one.id].start, plan.placements[other.id].start
            if begin < start + other.duration and start < begin + one.duration:
                text = f"{one.name} and {other.name}, both on {one.theme}, run at the same time"
                yield self.broken(one.id, other.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        on_theme: dict[str, list[str]] = {}
        for session in problem.sessions:
            if session.kind in self.kinds and session.theme is not None:
                on_theme.setdefault(session.theme, []).append(session.id)
        for _, sessions in sorted(on_theme.items()):
            for one, other in combinations(sessions, 2):
                decide.together_cost(one, other)
