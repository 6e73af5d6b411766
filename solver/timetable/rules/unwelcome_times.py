"""Times that a session, or who speaks there, would rather not have (F:OptaPlanner)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import DearStart


class UnwelcomeTimes(TimetableRule):
    """A session does not start when it, or who speaks there, would rather not.

    A start in an unwelcome span costs what the span says; where spans overlap, the prices add up.

    Holds:  a talk whose speaker would rather not speak after lunch, at 10:15.
    Broken: the same talk at 13:00, when a start costs 900: 900 units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, conference scheduling"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            for span in session.dear_starts if placement is not None else ():
                if placement is not None and span.start <= placement.start < span.end and span.price:
                    yield self.broken(session.id, text=f"{session.name} starts when it would not", amount=span.price)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            spans = session.dear_starts

            def price(start: int, spans: tuple[DearStart, ...] = spans) -> int:
                return sum(span.price for span in spans if span.start <= start < span.end)

            decide.start_cost(session.id, price)
