"""T-08 (?, Res. 111)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class ObservancesAreAvoided(TimetableRule):
    """No session takes time of a religious period that the calendar blocks, and rather none of an advisory one.

    A session costs `blocked` units for each blocked period that it touches, and `advisory` units for each other
    one. A day on which nothing may be at all is a day of kind `rest`, not an observance.

    Holds:  the feast is on Friday; the last session ends on Thursday at 24:00.
    Broken: the feast is on Friday and blocked; the plenary meets on Friday at 9:30, which costs five units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "T-08; ? (Res. 111)"

    weight: int = Field(default=20, ge=0, le=1_000_000)
    blocked: int = Field(default=5, ge=0, le=1_000)
    advisory: int = Field(default=1, ge=0, le=1_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None:
                continue
            for each in problem.observances:
                units = self.blocked if each.level == "blocked" else self.advisory
                if units and placement.start < each.end and each.start < placement.start + session.duration:
                    text = f"{session.name} takes time of {each.name}, which is {each.level}"
                    yield self.broken(session.id, text=text, amount=units)

    def post(self, problem: Problem, decide: Decisions) -> None:
        price = {"blocked": self.blocked, "advisory": self.advisory}
        for session in problem.sessions if problem.observances else ():

            def units(start: int, duration: int = session.duration) -> int:
                return sum(
                    price[each.level] for each in problem.observances if each.start - duration < start < each.end
                )

            decide.start_cost(session.id, units)
