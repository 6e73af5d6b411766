"""Presenters' time zones (F:CoSPLib)."""

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


class HoursSuitPeople(TimetableRule):
    """Whoever is needed from afar is not needed early, late, or in the night where they are.

    Each begun `minutes` of a session that lie in somebody's poor or bad hours cost so many units.

    Holds:  Mei joins from eight hours ahead; her panel is at nine, which is five in the afternoon for her.
    Broken: Mei joins from eight hours ahead; her panel of an hour is at four, midnight for her: ten units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib"

    poor: int = Field(default=1, ge=0)
    bad: int = Field(default=10, ge=0)
    minutes: int = Field(default=60, ge=1)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placed = plan.placements.get(session.id)
            for name in sorted({*session.people, session.chair or ""}) if placed is not None else ():
                person = problem.person.get(name)
                if person is None or placed is None:
                    continue
                running = range(placed.start, placed.start + session.duration)
                units = 0
                for price, spans in ((self.poor, person.poor_hours), (self.bad, person.bad_hours)):
                    inside = sum(any(span.start <= minute < span.end for span in spans) for minute in running)
                    units += price * -(-inside // self.minutes)
                if units:
                    text = f"{session.name} is at hours that do not suit {name}"
                    yield self.broken(session.id, text=text, amount=units)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            for name in {*session.people, session.chair or ""}:
                person = problem.person.get(name)
                hours = ((self.poor, person.poor_hours), (self.bad, person.bad_hours)) if person is not None else ()
                for price, spans in hours:
                    if price and spans:
                        self._post(decide, session.id, session.duration, spans, price)

    def _post(self, decide: Decisions, session: str, duration: int, spans: tuple[Span, ...], price: int) -> None:
        stretches: list[list[int]] = []
        for span in sorted(spans, key=lambda span: span.start):
            if stretches and span.start <= stretches[-1][1]:
                stretches[-1][1] = max(stretches[-1][1], span.end)
            else:
                stretches.append([span.start, span.end])

        def units(start: int) -> int:
            inside = sum(max(0, min(end, start + duration) - max(begin, start)) for begin, end in stretches)
            return price * -(-inside // self.minutes)

        decide.start_cost(session, units)
