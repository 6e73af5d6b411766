"""Parallel tracks (F:CoSPLib)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class ThemeIsNotInParallel(TimetableRule):
    """In one part of a day the sessions on a theme are in one room.

    Each room beyond the first is a unit in each part. Off unless the conference asks for it.

    Holds:  the talks on energy are in room A in the morning, in room B in the afternoon.
    Broken: in the morning there are talks on energy in room A and in room B.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib"

    enabled: bool = False

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for part in problem.parts:
            housed: dict[str, dict[str, str]] = {}
            for session in problem.sessions:
                placed = plan.placements.get(session.id)
                if session.theme is None or placed is None or placed.room is None:
                    continue
                if part.start <= placed.start < part.end:
                    housed.setdefault(session.theme, {})[session.id] = placed.room
            for theme, room_of in housed.items():
                rooms = sorted(set(room_of.values()))
                if len(rooms) > 1:
                    text = f"{theme} is in {len(rooms)} rooms in {part.id}: {', '.join(rooms)}"
                    yield self.broken(*room_of, text=text, amount=len(rooms) - 1)

    def post(self, problem: Problem, decide: Decisions) -> None:
        spans = [Span(start=part.start, end=part.end) for part in problem.parts]
        for sessions in problem.on_theme.values():
            decide.room_changes_cost(sessions, spans)
