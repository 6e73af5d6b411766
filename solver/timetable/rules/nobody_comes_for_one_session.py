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


class NobodyComesForOneSession(TimetableRule):
    """Nobody comes on a day for a single session.

    Each day on which somebody has one of the sessions that they want, or are registered for, is a unit for each of
    those who do; sessions at the same hours count once.

    Holds:  ten people want two sessions: both are on Monday, one in the morning and one in the afternoon.
    Broken: ten people want three sessions: two are on Monday, one is on Tuesday: ten units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "registration for sessions; A"

    enabled: bool = False
    weight: int = Field(default=1, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for interest in problem.interests:
            placed = sorted(session for session in interest.sessions if session in plan.placements)
            for day in problem.days:
                here = [session for session in placed if day.start <= plan.placements[session].start < day.end]
                hours = {(plan.placements[session].start, problem.session[session].duration) for session in here}
                if len(hours) == 1:
                    names = " and ".join(problem.session[session].name for session in here)
                    text = f"{interest.count} people come on {day.id} for {names} alone"
                    yield self.broken(*here, text=text, amount=interest.count)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for sessions, people in problem.agendas.items():
            for day in problem.days:
                decide.lonely_cost(sessions, Span(start=day.start, end=day.end), people)
