"""P-03 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class PeopleAreAvailable(TimetableRule):
    """Everybody whom a session needs, and who chairs it, is available from its start to its end.

    Holds:  the minister is there 9:00-12:00, her panel runs 10:30-12:00.
    Broken: the minister is there 9:00-12:00, her panel runs 11:00-12:30.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "P-03; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None:
                continue
            minutes = range(placement.start, placement.start + session.duration)
            for name in sorted({*session.people, session.chair or ""}):
                person = problem.person.get(name)
                if person is None or person.available is None:
                    continue
                spans = person.available
                away = sum(not any(span.start <= minute < span.end for span in spans) for minute in minutes)
                if away:
                    text = f"{name} is away for {away} of the {session.duration} minutes of {session.name}"
                    yield self.broken(session.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        needing: dict[str, list[str]] = {}
        for session in problem.sessions:
            for name in {*session.people, session.chair or ""}:
                needing.setdefault(name, []).append(session.id)
        for person in problem.people:
            if person.available is None or person.id not in needing:
                continue
            stays: list[Span] = []
            for span in sorted(person.available, key=lambda span: span.start):
                # Two spans that touch are one stay: a session may run across the seam.
                if stays and span.start <= stays[-1].end:
                    stays[-1] = Span(start=stays[-1].start, end=max(stays[-1].end, span.end))
                else:
                    stays.append(span)
            for session_id in needing[person.id]:
                decide.only_within(session_id, stays)
