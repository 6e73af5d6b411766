"""T-05 (A)."""

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


class LunchIsFree(TimetableRule):
    """Everybody whom sessions need has time for lunch: so many free minutes without a break in the lunch hours.

    Each person on each day is a unit. Where the calendar has no break of kind `lunch`, nothing is asked.

    Holds:  lunch hours are 12:00-14:30; Ada has sessions until 12:30 and from 13:15.
    Broken: lunch hours are 12:00-14:30; Ada has sessions until 12:30, 13:00-14:00 and from 14:30.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "T-05; A"

    weight: int = Field(default=5, ge=0, le=1_000_000)
    minutes: int = Field(default=45, ge=1, le=240)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        busy: dict[str, list[Session]] = {}
        for session in problem.sessions:
            if session.id in plan.placements:
                for person in sorted({*session.people, session.chair or ""} - {""}):
                    busy.setdefault(person, []).append(session)
        for lunch in problem.breaks:
            if lunch.kind != "lunch" or lunch.end - lunch.start < self.minutes:
                continue
            for person, sessions in sorted(busy.items()):
                meets: list[str] = []
                taken = set[int]()
                for session in sessions:
                    start = plan.placements[session.id].start
                    minutes = set(range(max(start, lunch.start), min(start + session.duration, lunch.end)))
                    meets += [session.id] if minutes else []
                    taken |= minutes
                if not taken:
                    continue
                free = longest = 0
                for minute in range(lunch.start, lunch.end):
                    free = 0 if minute in taken else free + 1
                    longest = max(longest, free)
                if longest < self.minutes:
                    text = f"{person} has {longest} free minutes for lunch, not {self.minutes}"
                    yield self.broken(*meets, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        needed: dict[str, set[str]] = {}
        for session in problem.sessions:
            for person in (*session.people, session.chair):
                if person is not None:
                    needed.setdefault(person, set()).add(session.id)
        for lunch in problem.breaks:
            if lunch.kind == "lunch" and self.minutes <= lunch.end - lunch.start:
                for _, sessions in sorted(needed.items()):
                    decide.pause_cost(sessions, Span(start=lunch.start, end=lunch.end), self.minutes)
