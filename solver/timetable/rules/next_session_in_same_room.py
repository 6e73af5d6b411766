"""Room stability for who goes from one meeting to the next (F:OptaPlanner)."""

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


class NextSessionInSameRoom(TimetableRule):
    """Who wants two sessions soon after one another need not change rooms.

    Where the second one starts after the first, in another room, and at most `within` minutes after its end, each of
    the people who want both is a unit.

    Holds:  twenty people want a workshop until 10:00 and another one from 10:15, both in room A.
    Broken: twenty people want a workshop in room A until 10:00 and another one in room B from 10:15: twenty units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, meeting scheduling"

    enabled: bool = False
    within: int = Field(default=30, ge=0, le=1440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for pair, people in problem.wanted_together.items():
            for first, then in permutations(pair) if all(session in plan.placements for session in pair) else ():
                here, there = plan.placements[first], plan.placements[then]
                if here.room is None or there.room is None or here.room == there.room:
                    continue
                if 0 < there.start - here.start <= problem.session[first].duration + self.within:
                    names = f"{problem.session[first].name} in {here.room} to {problem.session[then].name}"
                    text = f"{people} people go from {names} in {there.room}"
                    yield self.broken(first, then, text=text, amount=people)

    def post(self, problem: Problem, decide: Decisions) -> None:
        others = {room.id: frozenset(other.id for other in problem.rooms if other != room) for room in problem.rooms}
        for (one, other), people in problem.wanted_together.items():
            for first, then in ((one, other), (other, one)):
                length = problem.session[first].duration + self.within

                def soon(start: int, length: int = length) -> tuple[int, int]:
                    return start + 1, start + length + 1

                decide.room_pair_cost(first, then, soon, others.__getitem__, people)
