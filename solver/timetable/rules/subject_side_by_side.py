"""What offers a choice runs side by side (F:OptaPlanner)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SubjectSideBySide(TimetableRule):
    """Sessions that offer a choice start together.

    Each pair that does not costs what the subject says.

    Holds:  two talks for managers at 10:15.
    Broken: three talks for managers, at 45 a pair, two of them at 10:15 and the third at 11:30: 90 units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, conference scheduling"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for subject in problem.subjects:
            placed = sorted(session for session in subject.sessions if session in plan.placements)
            for one, other in combinations(placed, 2) if subject.scattered else ():
                if plan.placements[one].start != plan.placements[other].start:
                    names = f"{problem.session[one].name} and {problem.session[other].name}"
                    yield self.broken(one, other, text=f"{names} do not start together", amount=subject.scattered)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for subject in problem.subjects:
            if subject.scattered and len(subject.sessions) > 1:
                decide.scattered_cost(subject.sessions, subject.scattered)
