"""R-03 (F:AIICCA, F:HCA09)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RoomHasBooths(TimetableRule):
    """A room has a booth for each of a session's booths, with as many places as its interpreters need.

    Holds:  two booths of two and one of three are needed, the room has three of three.
    Broken: two booths of two and one of three are needed, the room has three of two.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "R-03; F:AIICCA, F:HCA09"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or placement.room is None or placement.room not in problem.room:
                continue
            needed = sorted(session.booths, reverse=True)
            offered = sorted(problem.room[placement.room].booths, reverse=True)
            if len(offered) < len(needed) or any(
                places < people for places, people in zip(offered, needed, strict=False)
            ):
                needs = ", ".join(str(people) for people in needed)
                has = ", ".join(str(places) for places in offered) or "none"
                text = f"{session.name} needs booths with places for {needs}; {placement.room} has {has}"
                yield self.broken(session.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if not session.booths:
                continue
            # It fits if, for each size, as many booths are that large as have to be.
            wanted = {size: sum(people >= size for people in session.booths) for size in session.booths}
            fitting = [
                room.id
                for room in problem.rooms
                if all(sum(places >= size for places in room.booths) >= n for size, n in wanted.items())
            ]
            decide.only_rooms(session.id, fitting)
