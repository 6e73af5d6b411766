"""Programmes that let people register (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RegisteredSessionsApart(TimetableRule):
    """Whoever is registered for two sessions can attend both: they never overlap.

    Wishes that are no registrations are a matter of wanted_sessions_apart.

    Holds:  thirty people are registered for two workshops, at ten and at eleven.
    Broken: one person is registered for two workshops that both start at ten.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "registration for sessions; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for (one, other), people in problem.registered_together.items():
            here, there = plan.placements.get(one), plan.placements.get(other)
            if here is None or there is None:
                continue
            first, second = problem.session[one], problem.session[other]
            if max(here.start, there.start) < min(here.start + first.duration, there.start + second.duration):
                names = f"{first.name} and {second.name}, which run at the same time"
                yield self.broken(one, other, text=f"{people} people are registered for {names}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for sessions in {interest.sessions for interest in problem.interests if interest.registered}:
            decide.never_together(sessions & problem.session.keys())
