"""Chairs of tracks (F:CoSPLib)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class ThemeChairsAreFree(TimetableRule):
    """Whoever chairs two themes finds them in different parts of the day.

    In one part, each two rooms, one for each of the themes, are a unit.

    Holds:  Ada chairs energy in the morning and climate in the afternoon.
    Broken: Ada chairs energy and climate, and both have a room in the morning.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for one, other in combinations(problem.themes, 2):
            shared = ", ".join(sorted(one.chairs & other.chairs))
            for part in problem.parts if shared else ():
                housed: dict[str, dict[str, str]] = {one.id: {}, other.id: {}}
                for session in problem.sessions:
                    placed = plan.placements.get(session.id)
                    if session.theme not in housed or placed is None or placed.room is None:
                        continue
                    if part.start <= placed.start < part.end:
                        housed[session.theme][session.id] = placed.room
                amount = len(set(housed[one.id].values())) * len(set(housed[other.id].values()))
                if amount:
                    text = f"{shared} chairs {one.id} and {other.id}, which are both in {part.id}"
                    yield self.broken(*housed[one.id], *housed[other.id], text=text, amount=amount)

    def post(self, problem: Problem, decide: Decisions) -> None:
        spans = [Span(start=part.start, end=part.end) for part in problem.parts]
        for one, other in combinations(problem.themes, 2):
            if not one.chairs.isdisjoint(other.chairs):
                decide.beside_cost(problem.on_theme.get(one.id, ()), problem.on_theme.get(other.id, ()), spans)
