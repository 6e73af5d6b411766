"""The flow of audience levels within a content (F:OptaPlanner)."""

from collections.abc import Iterator
from itertools import permutations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SubjectFromEasyToHard(TimetableRule):
    """Of two sessions on one subject, the easier one has ended when the harder one starts.

    If not, the two cost what the subject says for each of their minutes.

    Holds:  the introduction to Python until 11:00, Python for experts from 11:00.
    Broken: Python for experts in the morning, the introduction in the afternoon, 45 minutes each, at 10: 900 units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, conference scheduling"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for subject in problem.subjects:
            placed = sorted(session for session in subject.sessions if session in plan.placements)
            for easier, harder in permutations(placed, 2) if subject.wrong_order else ():
                first, then = problem.session[easier], problem.session[harder]
                if first.difficulty is None or then.difficulty is None or first.difficulty >= then.difficulty:
                    continue
                if plan.placements[easier].start + first.duration > plan.placements[harder].start:
                    text = (
                        f"{then.name} starts before {first.name} has ended, which is easier and on {subject.id} too"
                    )
                    minutes = first.duration + then.duration
                    yield self.broken(easier, harder, text=text, amount=minutes * subject.wrong_order)

    def post(self, problem: Problem, decide: Decisions) -> None:
        begin = min((day.start for day in problem.days), default=0)
        difficulty = {
            session.id: session.difficulty for session in problem.sessions if session.difficulty is not None
        }
        for subject in problem.subjects:
            known = sorted(subject.sessions & difficulty.keys(), key=lambda session: (difficulty[session], session))
            for place, easier in enumerate(known) if subject.wrong_order else ():
                length = problem.session[easier].duration

                def too_soon(start: int, length: int = length) -> tuple[int, int]:
                    return begin, start + length

                for harder in known[place + 1 :]:
                    if difficulty[harder] > difficulty[easier]:
                        minutes = length + problem.session[harder].duration
                        decide.pair_cost(easier, harder, too_soon, minutes * subject.wrong_order)
