"""A pause between consecutive meetings (F:OptaPlanner)."""

from collections.abc import Iterator
from itertools import permutations
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PauseBetweenSessions(TimetableRule):
    """No session starts just when another ends, wherever they are, so that who runs late disturbs nobody.

    Each session that has ended less than `minutes` before another one starts is a unit for that one.

    Holds:  a meeting until 10:00, the next ones from 10:15, with a pause of 15 minutes.
    Broken: a meeting until 10:00, two others from 10:00: two units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, meeting scheduling"

    enabled: bool = False
    minutes: int = Field(default=15, ge=1, le=1440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        for first, then in permutations(placed, 2):
            pause = plan.placements[then.id].start - plan.placements[first.id].start - first.duration
            if 0 <= pause < self.minutes:
                text = f"{then.name} starts {pause} minutes after {first.name} has ended, not at least {self.minutes}"
                yield self.broken(first.id, then.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for one in problem.sessions:
            for other in problem.sessions:
                if one != other:
                    decide.close_cost(one.id, other.id, self.minutes)
