"""What the organizer asks of a group of sessions (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class GroupInParallel(TimetableRule):
    """Of the sessions of a group that has a limit, no more than that run at once.

    Holds:  a limit of two; two of the workshops run 9:00-10:00, the third from 10:00.
    Broken: a limit of two; two of the workshops run 9:00-10:00, the third from 9:45.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "the organizer's groups; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            if group.rule != "at-most-in-parallel" or group.weight is not None:
                continue
            starts = {s: plan.placements[s].start for s in sorted(group.sessions) if s in plan.placements}
            for moment in sorted(set(starts.values())):
                at_once = [s for s, start in starts.items() if start <= moment < start + problem.session[s].duration]
                if len(at_once) > group.limit:
                    text = f"{len(at_once)} sessions of {group.id} run at once, not {group.limit}"
                    yield self.broken(*at_once, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for group in problem.groups:
            if group.rule == "at-most-in-parallel" and group.weight is None:
                decide.at_most(group.limit, group.sessions)
