"""F-02 (F:APT+A)."""

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


class RegionalCoordination(TimetableRule):
    """Each region coordinates before the first plenary, and at least once in every week of the conference.

    A first plenary that may be left out asks for nothing.

    Holds:  a region's group meets on the eve of the first plenary and on Monday of the second week.
    Broken: a region's group first meets while the first plenary runs, or never in the second week.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "F-02; F:APT+A"

    before_first_meeting: bool = True
    per_week: int = Field(default=1, ge=0, le=100)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        meetings: dict[str, list[Session]] = {}
        for session in problem.sessions:
            if session.body is not None and problem.body[session.body].role == "regional-coordination":
                meetings.setdefault(session.body, []).append(session)
        for body, sessions in meetings.items():
            yield from self._check_first(problem, plan, body, sessions)
            yield from self._check_weeks(problem, plan, body, sessions)

    def _check_first(self, problem: Problem, plan: Plan, body: str, sessions: list[Session]) -> Iterator[Violation]:
        firsts = [s for s in problem.sessions if s.role == "first-plenary" and s.required]
        for first in firsts if self.before_first_meeting else []:
            begin = plan.placements[first.id].start if first.id in plan.placements else None
            ends = [plan.placements[s.id].start + s.duration for s in sessions if s.id in plan.placements]
            if begin is None or not any(end <= begin for end in ends):
                text = f"{body} does not meet before {first.name}"
                yield self.broken(*(session.id for session in sessions), text=text)

    def _check_weeks(self, problem: Problem, plan: Plan, body: str, sessions: list[Session]) -> Iterator[Violation]:
        for week in sorted({day.week for day in problem.days if day.week is not None}):
            held = 0
            for session in sessions:
                if session.id in plan.placements:
                    start = plan.placements[session.id].start
                    end = start + session.duration
                    held += any(d.week == week and d.start <= start and end <= d.end for d in problem.days)
            if held < self.per_week:
                text = f"{body} meets {held} times in week {week}; {self.per_week} are needed"
                yield self.broken(*(session.id for session in sessions), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        weeks: dict[int, list[Span]] = {}
        for day in problem.days:
            if day.week is not None:
                weeks.setdefault(day.week, []).append(Span(start=day.start, end=day.end))
        for body in problem.bodies:
            sessions = [session.id for session in problem.sessions if session.body == body.id]
            if body.role != "regional-coordination" or not sessions:
                continue
            for first in problem.sessions:
                if self.before_first_meeting and first.role == "first-plenary" and first.required:
                    decide.either([[(session, first.id)] for session in sessions])
            for _, spans in sorted(weeks.items()):
                decide.some_within(self.per_week, sessions, spans)
