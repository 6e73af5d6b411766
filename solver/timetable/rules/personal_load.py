"""P-04 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session, Span


class PersonalLoad(TimetableRule):
    """Nobody sits in sessions for more than a working day's minutes on one day.

    Counted are the sessions that start on the day and that the person chairs or is needed in. Each step of
    the grid, once begun, beyond the limit is a unit.

    Holds:  nine hours of sessions on Monday.
    Broken: nine hours and twenty minutes of sessions on Monday, two units on a grid of 15 minutes.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "P-04; A"

    weight: int = Field(default=2, ge=0, le=1_000_000)
    minutes: int = Field(default=540, ge=0, le=1_440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for day in problem.days:
            attended: dict[str, list[Session]] = {}
            for session in problem.sessions:
                placement = plan.placements.get(session.id)
                if placement is not None and day.start <= placement.start < day.end:
                    for person in session.people:
                        attended.setdefault(person, []).append(session)
                    if session.chair is not None and session.chair not in session.people:
                        attended.setdefault(session.chair, []).append(session)
            for person, sessions in sorted(attended.items()):
                total = sum(session.duration for session in sessions)
                if total > self.minutes:
                    units = (total - self.minutes + problem.step - 1) // problem.step
                    text = f"{person} has {total} minutes of sessions on {day.id}, more than {self.minutes}"
                    yield self.broken(*(session.id for session in sessions), text=text, amount=units)

    def post(self, problem: Problem, decide: Decisions) -> None:
        needed: dict[str, dict[str, int]] = {}
        for session in problem.sessions:
            for person in (*session.people, session.chair):
                if person is not None:
                    needed.setdefault(person, {})[session.id] = session.duration
        for _, durations in sorted(needed.items()):
            if sum(durations.values()) > self.minutes:
                for day in problem.days:
                    span = Span(start=day.start, end=day.end)
                    decide.overload_cost(durations, span, self.minutes, problem.step)
