"""F-01 (A), for people instead of delegations."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class WantedSessionsApart(TimetableRule):
    """Whoever wants to be in two sessions finds them at different times.

    Each pair of sessions that overlap is a unit for each of the people who want both; `by_minutes`, each of the
    minutes that they share is, counted at the steps of the grid.

    Holds:  thirty people want two workshops, at ten and at eleven.
    Broken: thirty people want two workshops that both start at ten: thirty units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F-01; A"

    weight: int = Field(default=1, ge=0, le=1_000_000)
    by_minutes: bool = False

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for (one, other), people in problem.wanted_together.items():
            here, there = plan.placements.get(one), plan.placements.get(other)
            if here is None or there is None:
                continue
            first, second = problem.session[one], problem.session[other]
            shared = range(
                max(here.start, there.start), min(here.start + first.duration, there.start + second.duration)
            )
            minutes = problem.step * sum(moment % problem.step == 0 for moment in shared)
            units = people * minutes if self.by_minutes else people * bool(shared)
            if units:
                text = f"{people} people want both {first.name} and {second.name}, which run at the same time"
                yield self.broken(one, other, text=text, amount=units)

    def post(self, problem: Problem, decide: Decisions) -> None:
        if self.by_minutes:
            self._post_minutes(problem, decide)
            return
        for (one, other), people in problem.wanted_together.items():
            decide.together_cost(one, other, people)

    def _post_minutes(self, problem: Problem, decide: Decisions) -> None:
        for interest in problem.interests:
            if interest.registered:
                continue
            price = problem.step * interest.count

            def pairs(at_once: int, price: int = price) -> int:
                return price * (at_once * (at_once - 1) // 2)

            decide.crowding_cost(interest.sessions & problem.session.keys(), pairs)
