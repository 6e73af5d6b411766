"""Room stability of a theme track (F:OptaPlanner)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SubjectInOneRoom(TimetableRule):
    """Sessions on one subject are in one room for a day, so that who follows it can stay seated.

    Two of them on one day in different rooms cost what the subject says for each of their minutes.

    Holds:  two talks on security on Monday in room A, a third one on Tuesday in room B.
    Broken: two talks on security of 45 minutes, at 10 a minute, on Monday in rooms A and B: 900 units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, conference scheduling"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for subject in problem.subjects:
            placed = sorted(session for session in subject.sessions if session in plan.placements)
            for one, other in combinations(placed, 2) if subject.other_room else ():
                here, there = plan.placements[one], plan.placements[other]
                if here.room is None or there.room is None or here.room == there.room:
                    continue
                if any(
                    day.start <= here.start < day.end and day.start <= there.start < day.end for day in problem.days
                ):
                    first, second = problem.session[one], problem.session[other]
                    minutes = first.duration + second.duration
                    text = f"{first.name} in {here.room} and {second.name} in {there.room} are both on {subject.id}"
                    yield self.broken(one, other, text=text, amount=minutes * subject.other_room)

    def post(self, problem: Problem, decide: Decisions) -> None:
        others = {room.id: frozenset(other.id for other in problem.rooms if other != room) for room in problem.rooms}
        days = [(day.start, day.end) for day in problem.days]

        def that_day(start: int) -> tuple[int, int]:
            return next(((begin, end) for begin, end in days if begin <= start < end), (start, start))

        for subject in problem.subjects:
            for one, other in combinations(sorted(subject.sessions), 2) if subject.other_room else ():
                minutes = problem.session[one].duration + problem.session[other].duration
                decide.room_pair_cost(one, other, that_day, others.__getitem__, minutes * subject.other_room)
