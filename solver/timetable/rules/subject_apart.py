"""Theme, sector and content conflicts of a conference with tracks (F:OptaPlanner)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SubjectApart(TimetableRule):
    """Sessions on one subject do not run at the same time.

    Each minute in which two of them run, counted at the steps of the grid, costs what the subject says.

    Holds:  a talk on cloud computing until 11:00, the next one from 11:00.
    Broken: two talks on cloud computing, at 10 a minute, from 10:15 to 11:00: 450 units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, conference scheduling"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for subject in problem.subjects:
            placed = sorted(session for session in subject.sessions if session in plan.placements)
            for one, other in combinations(placed, 2) if subject.together else ():
                first, second = problem.session[one], problem.session[other]
                begin = max(plan.placements[one].start, plan.placements[other].start)
                ends = (plan.placements[one].start + first.duration, plan.placements[other].start + second.duration)
                steps = len([moment for moment in range(begin, min(ends)) if moment % problem.step == 0])
                if steps:
                    text = f"{first.name} and {second.name}, both on {subject.id}, run at the same time"
                    yield self.broken(one, other, text=text, amount=steps * problem.step * subject.together)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for subject in problem.subjects:
            if subject.together and len(subject.sessions) > 1:
                price = problem.step * subject.together

                def pairs(at_once: int, price: int = price) -> int:
                    return price * (at_once * (at_once - 1) // 2)

                decide.crowding_cost(subject.sessions, pairs)
