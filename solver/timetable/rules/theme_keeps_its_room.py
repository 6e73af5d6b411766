"""Session hopping (F:CoSPLib)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class ThemeKeepsItsRoom(TimetableRule):
    """All sessions on a theme are in one room.

    Each room beyond the first is a unit. Off unless the conference asks for it.

    Holds:  the five talks on energy are all in room A, on two days.
    Broken: four talks on energy are in room A, the fifth is in room B.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib"

    enabled: bool = False

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        housed: dict[str, dict[str, str]] = {}
        for session in problem.sessions:
            placed = plan.placements.get(session.id)
            if session.theme is not None and placed is not None and placed.room is not None:
                housed.setdefault(session.theme, {})[session.id] = placed.room
        for theme, room_of in housed.items():
            rooms = sorted(set(room_of.values()))
            if len(rooms) > 1:
                text = f"{theme} is in {len(rooms)} rooms: {', '.join(rooms)}"
                yield self.broken(*room_of, text=text, amount=len(rooms) - 1)

    def post(self, problem: Problem, decide: Decisions) -> None:
        on_theme: dict[str, list[str]] = {}
        for session in problem.sessions:
            if session.theme is not None and session.needs_room:
                on_theme.setdefault(session.theme, []).append(session.id)
        for _, sessions in sorted(on_theme.items()):
            if len(sessions) > 1:
                decide.distinct_rooms_cost(sessions)
