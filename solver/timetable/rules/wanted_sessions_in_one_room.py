"""Attendees' conflicts by sessions (F:CoSPLib)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class WantedSessionsInOneRoom(TimetableRule):
    """Whoever wants two sessions of one part of a day finds them in one room.

    Each two sessions in two rooms are a unit for each of the people who want both. Off unless the conference asks
    for it.

    Holds:  thirty people want two talks, both on Monday morning in room A.
    Broken: thirty people want two talks on Monday morning, in rooms A and B: thirty units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib"

    enabled: bool = False

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for (one, other), people in problem.wanted_together.items():
            here, there = plan.placements.get(one), plan.placements.get(other)
            if here is None or there is None or None in (here.room, there.room) or here.room == there.room:
                continue
            for part in problem.parts:
                if part.start <= here.start < part.end and part.start <= there.start < part.end:
                    names = f"{problem.session[one].name} and {problem.session[other].name}"
                    text = f"{people} people want both {names}, which are in two rooms in {part.id}"
                    yield self.broken(one, other, text=text, amount=people)

    def post(self, problem: Problem, decide: Decisions) -> None:
        spans = [Span(start=part.start, end=part.end) for part in problem.parts]
        for pair, people in problem.wanted_together.items():
            decide.room_changes_cost(pair, spans, people)
