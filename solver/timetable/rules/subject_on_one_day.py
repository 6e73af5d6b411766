"""Talks of a theme or a content on one day (F:OptaPlanner)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SubjectOnOneDay(TimetableRule):
    """Sessions on one subject are on one day, so that nobody has to come twice.

    Two of them on different days cost what the subject says for each of their minutes.

    Holds:  three talks on security on Monday.
    Broken: two talks on security of 45 minutes, at 10 a minute, on Monday and on Tuesday: 900 units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, conference scheduling"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for subject in problem.subjects:
            placed = sorted(session for session in subject.sessions if session in plan.placements)
            for one, other in combinations(placed, 2) if subject.other_day else ():
                starts = plan.placements[one].start, plan.placements[other].start
                if not any(all(day.start <= start < day.end for start in starts) for day in problem.days):
                    first, second = problem.session[one], problem.session[other]
                    minutes = first.duration + second.duration
                    text = f"{first.name} and {second.name}, both on {subject.id}, are on different days"
                    yield self.broken(one, other, text=text, amount=minutes * subject.other_day)

    def post(self, problem: Problem, decide: Decisions) -> None:
        days = [(day.start, day.end) for day in problem.days]

        def that_day(start: int) -> tuple[int, int]:
            return next(((begin, end) for begin, end in days if begin <= start < end), (start, start))

        def earlier(start: int) -> tuple[int, int]:
            return min(begin for begin, _ in days), that_day(start)[0]

        def later(start: int) -> tuple[int, int]:
            return that_day(start)[1], max(end for _, end in days)

        for subject in problem.subjects:
            for one, other in combinations(sorted(subject.sessions), 2) if subject.other_day else ():
                minutes = problem.session[one].duration + problem.session[other].duration
                decide.pair_cost(one, other, earlier, minutes * subject.other_day)
                decide.pair_cost(one, other, later, minutes * subject.other_day)
