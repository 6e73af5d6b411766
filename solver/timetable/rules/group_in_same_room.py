"""What the organizer asks of a group of sessions (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class GroupInSameRoom(TimetableRule):
    """The sessions of a group that belongs into one room are in the same room.

    Holds:  the group asks for one room; all three of its workshops are in room A, the tour has none.
    Broken: the group asks for one room; two of its workshops are in room A, one is in room B.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "the organizer's groups; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            if group.rule != "same-room" or group.weight is not None:
                continue
            housed = {s: plan.placements[s].room for s in sorted(group.sessions) if s in plan.placements}
            rooms = {room for room in housed.values() if room is not None}
            if len(rooms) > 1:
                text = f"the sessions of {group.id} belong into one room, not into {', '.join(sorted(rooms))}"
                yield self.broken(*(session for session, room in housed.items() if room is not None), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for group in problem.groups:
            if group.rule == "same-room" and group.weight is None:
                decide.same_room(group.sessions)
