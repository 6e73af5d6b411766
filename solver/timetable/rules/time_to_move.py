"""P-01, R-05 (A)."""

from collections.abc import Iterator
from itertools import combinations, islice
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class TimeToMove(TimetableRule):
    """A person whom two sessions need has the time to go from the room of one to the room of the other.

    Nothing is asked where one of them has no room; overlaps are a matter of `person_in_one_place`.

    Holds:  ten minutes on foot between two rooms, Ada in one until 10:00, in the other from 10:10.
    Broken: ten minutes on foot between two rooms, Ada in one until 10:00, in the other from 10:05.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "P-01, R-05; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        longest = max((way for ways in problem.travel.values() for way in ways.values()), default=0)
        placed = [session for session in problem.sessions if session.id in plan.placements]
        placed.sort(key=lambda session: plan.placements[session.id].start)
        for place, one in enumerate(placed):
            for other in islice(placed, place + 1, None):
                gap = plan.placements[other.id].start - plan.placements[one.id].start - one.duration
                if gap >= longest:
                    break
                way = self._way(problem, plan.placements[one.id].room, plan.placements[other.id].room)
                shared = ({*one.people, one.chair} & {*other.people, other.chair}) - {None}
                if 0 <= gap < way and shared:
                    people = ", ".join(sorted(str(person) for person in shared))
                    text = f"{people}: {gap} minutes from {one.name} to {other.name}, the way takes {way}"
                    yield self.broken(*sorted((one.id, other.id)), text=text)

    def _way(self, problem: Problem, room: str | None, other: str | None) -> int:
        if room is None or other is None or room == other:
            return 0
        if room not in problem.room or other not in problem.room:
            return 0
        return problem.travel.get(problem.room[room].place, {}).get(problem.room[other].place, 0)

    def post(self, problem: Problem, decide: Decisions) -> None:
        minutes: dict[str, dict[str, int]] = {}
        for room in problem.rooms:
            for other_room in problem.rooms:
                way = problem.travel.get(room.place, {}).get(other_room.place, 0)
                if way > 0 and room.id != other_room.id:
                    minutes.setdefault(room.id, {})[other_room.id] = way
        if not minutes:
            return
        needed_in: dict[str, set[str]] = {}
        for session in problem.sessions:
            for person in (*session.people, session.chair):
                if person is not None and session.needs_room:
                    needed_in.setdefault(person, set()).add(session.id)
        pairs = {pair for sessions in needed_in.values() for pair in combinations(sorted(sessions), 2)}
        for one, other in sorted(pairs):
            decide.time_to_move(one, other, minutes)
