"""I-08, R-05 (A)."""

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


class TeamInOnePlace(TimetableRule):
    """A team interprets one session at a time, and has time to change rooms between two sessions.

    The time is `minutes`, or the way from room to room if that takes longer; in one room it needs none.

    Holds:  a team interprets in hall 1 until 10:00 and in hall 2 from 10:15; or in hall 1 again from 10:00.
    Broken: a team interprets in hall 1 until 10:00 and in hall 2 from 10:10; or in two halls at once.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-08, R-05; A"
    about_teams: ClassVar[bool] = True

    minutes: int = Field(default=15, ge=0, le=24 * 60)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [s for s in problem.sessions if s.id in plan.placements and plan.placements[s.id].team is not None]
        for one, other in combinations(sorted(placed, key=lambda s: plan.placements[s.id].start), 2):
            here, there = plan.placements[one.id], plan.placements[other.id]
            if here.team != there.team or not (one.interpreted and other.interpreted):
                continue
            gap = there.start - here.start - one.duration
            needed = self._needed(problem, here.room, there.room)
            if gap < needed:
                text = f"{here.team} interprets {one.name} and {other.name} at the same time"
                if gap >= 0:
                    text = f"{here.team} has {gap} minutes to go from {one.name} to {other.name} and needs {needed}"
                yield self.broken(*sorted((one.id, other.id)), text=text)

    def _needed(self, problem: Problem, room: str | None, other: str | None) -> int:
        if room is None or other is None or room == other or not {room, other} <= problem.room.keys():
            return 0
        way = problem.travel.get(problem.room[room].place, {}).get(problem.room[other].place, 0)
        return max(self.minutes, way)

    def post(self, problem: Problem, decide: Decisions) -> None:
        place = {room.id: room.place for room in problem.rooms}
        ways = {
            here: {
                there: max(self.minutes, problem.travel.get(place[here], {}).get(place[there], 0))
                for there in place
                if there != here
            }
            for here in place
        }
        decide.team_moves(ways)
