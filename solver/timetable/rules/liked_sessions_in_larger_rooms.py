"""Popular talks in large rooms (F:OptaPlanner)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class LikedSessionsInLargerRooms(TimetableRule):
    """A session that fewer people like is not in a larger room than one that more people like.

    Of any two sessions, whenever they are, each minute of both is a unit. Sessions of which nobody asked who likes
    them are left out; seats are those of the layout that a session needs.

    Holds:  the talk that 500 people like in the hall, the one that 40 like in the small room.
    Broken: the other way round, 45 minutes each: 90 units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:OptaPlanner, conference scheduling"

    weight: int = Field(default=10, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        seats: dict[str, int] = {}
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if session.liked is not None and placement is not None and placement.room in problem.room:
                seats[session.id] = problem.room[placement.room].seats.get(session.layout, 0)
        for pair in combinations(sorted(seats), 2):
            less, more = sorted((problem.session[session] for session in pair), key=lambda each: each.liked or 0)
            if (less.liked or 0) < (more.liked or 0) and seats[less.id] > seats[more.id]:
                text = f"{less.name} is in a larger room than {more.name}, which more people like"
                yield self.broken(less.id, more.id, text=text, amount=less.duration + more.duration)

    def post(self, problem: Problem, decide: Decisions) -> None:
        begin = min((day.start for day in problem.days), default=0)
        end = max((day.end for day in problem.days), default=0)

        def whenever(_: int) -> tuple[int, int]:
            return begin, end

        liked = [(session.liked, session) for session in problem.sessions if session.liked is not None]
        smaller = {
            (one, other): {
                room.id: frozenset(
                    less.id for less in problem.rooms if less.seats.get(other, 0) < room.seats.get(one, 0)
                )
                for room in problem.rooms
            }
            for one in {session.layout for _, session in liked}
            for other in {session.layout for _, session in liked}
        }
        for likes, session in liked:
            for others_likes, other in liked:
                if likes < others_likes:
                    shuns = smaller[session.layout, other.layout].__getitem__
                    minutes = session.duration + other.duration
                    decide.room_pair_cost(session.id, other.id, whenever, shuns, minutes)
