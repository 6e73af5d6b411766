"""Similar tracks (F:CoSPLib)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class SimilarThemesApart(TimetableRule):
    """Themes that attract the same people are taken up in different parts of the day.

    In one part, each two rooms, one for each of the themes, cost the units that the theme names.

    Holds:  energy and climate, which are similar, have the morning and the afternoon.
    Broken: in the morning, energy has room A, and climate rooms B and C: twice the units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for theme in problem.themes:
            for other, units in sorted(theme.similar.items()):
                for part in problem.parts:
                    housed = {
                        session.id: (session.theme, plan.placements[session.id].room)
                        for session in problem.sessions
                        if session.theme in (theme.id, other)
                        and session.id in plan.placements
                        and part.start <= plan.placements[session.id].start < part.end
                    }
                    rooms = [
                        {room for on, room in housed.values() if on == name} - {None} for name in (theme.id, other)
                    ]
                    amount = units * len(rooms[0]) * len(rooms[1])
                    if amount and other != theme.id:
                        text = f"{theme.id} and {other} attract the same people and are both in {part.id}"
                        yield self.broken(*housed, text=text, amount=amount)

    def post(self, problem: Problem, decide: Decisions) -> None:
        spans = [Span(start=part.start, end=part.end) for part in problem.parts]
        for theme in problem.themes:
            for other, units in sorted(theme.similar.items()):
                if units and other != theme.id:
                    decide.beside_cost(
                        problem.on_theme.get(theme.id, ()), problem.on_theme.get(other, ()), spans, units
                    )
