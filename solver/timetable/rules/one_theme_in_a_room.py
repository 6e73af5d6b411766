"""Tracks of a conference (F:CoSPLib)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class OneThemeInARoom(TimetableRule):
    """In one part of a day a room is for sessions on one theme.

    Sessions without a theme may be anywhere. Off unless the conference asks for it.

    Holds:  room A has two talks on energy in the morning, and talks on health in the afternoon.
    Broken: room A has a talk on energy at nine and one on health at ten.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "F:CoSPLib"

    enabled: bool = False

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for part in problem.parts:
            held: dict[str, dict[str, str]] = {}
            for session in problem.sessions:
                placed = plan.placements.get(session.id)
                if placed is None or placed.room is None or session.theme is None:
                    continue
                if part.start <= placed.start < part.end:
                    held.setdefault(placed.room, {})[session.id] = session.theme
            for room, themes in held.items():
                if len(set(themes.values())) > 1:
                    names = ", ".join(sorted(set(themes.values())))
                    text = f"room {room} is for more than one theme in {part.id}: {names}"
                    yield self.broken(*themes, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        spans = [Span(start=part.start, end=part.end) for part in problem.parts]
        decide.one_of_groups(problem.on_theme.values(), spans)
