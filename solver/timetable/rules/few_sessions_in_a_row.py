"""What those who attend would rather not (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class FewSessionsInARow(TimetableRule):
    """Nobody sits through more than so many sessions in a row without a break.

    In a row are sessions of one day that start at most `gap` minutes after the one before ends. Each session that
    is one too many is a unit for each of those who want to be in it, or are registered; sessions at the same hours
    count once.

    Holds:  somebody wants three sessions: 9:00-10:00, 10:00-11:00 and, after a break, 11:15-12:15.
    Broken: somebody wants four sessions that follow each other without a break: two units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "registration for sessions; A"

    enabled: bool = False
    weight: int = Field(default=1, ge=0, le=1_000_000)
    most: int = Field(default=2, ge=1, le=100)
    gap: int = Field(default=0, ge=0, le=1_440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for interest in problem.interests:
            placed = sorted(session for session in interest.sessions if session in plan.placements)
            for day in problem.days:
                here = [session for session in placed if day.start <= plan.placements[session].start < day.end]
                starts = [plan.placements[session].start for session in here]
                ends = [start + problem.session[s].duration for s, start in zip(here, starts, strict=True)]
                hours = set(zip(starts, ends, strict=True))
                tired = sum(row > self.most for row in self._rows(hours).values())
                if tired:
                    text = f"{interest.count} people have more than {self.most} sessions in a row on {day.id}"
                    yield self.broken(*here, text=text, amount=interest.count * tired)

    def _rows(self, hours: set[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """Give for each session the length of the longest row that ends with it."""
        rows: dict[tuple[int, int], int] = {}
        for start, end in sorted(hours):
            earlier = (row for (_, before), row in rows.items() if before <= start <= before + self.gap)
            rows[start, end] = 1 + max(earlier, default=0)
        return rows

    def post(self, problem: Problem, decide: Decisions) -> None:
        for sessions, people in problem.agendas.items():
            for day in problem.days:
                span = Span(start=day.start, end=day.end)
                decide.long_runs_cost(sessions, span, self.most, self.gap, people)
