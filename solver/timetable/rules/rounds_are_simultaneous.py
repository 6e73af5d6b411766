"""K-06 (A)."""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RoundsAreSimultaneous(TimetableRule):
    """The groups of a breakout round start together and last equally long; there is time to move to the next.

    Holds:  the groups of round 1 run 10:05-10:55, those of round 2 start at 11:10.
    Broken: the groups of round 1 run 10:05-10:55, those of round 2 start at 11:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-06; A"

    move_minutes: int = Field(default=10, ge=0)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for breakout in problem.breakouts:
            earlier: list[str] = []
            for number, groups in enumerate(breakout.rounds, start=1):
                placed = [group for group in groups if group in plan.placements]
                where = f"round {number} of {breakout.id}"
                if len({plan.placements[group].start for group in placed}) > 1:
                    yield self.broken(*placed, text=f"the groups of {where} do not start together")
                if placed and len({problem.session[group].duration for group in groups}) > 1:
                    yield self.broken(*placed, text=f"the groups of {where} are not equally long")
                yield from self._check_move(problem, plan, earlier, placed)
                earlier = placed

    def _check_move(self, problem: Problem, plan: Plan, earlier: list[str], later: list[str]) -> Iterator[Violation]:
        for first, then in product(earlier, later):
            end = plan.placements[first].start + problem.session[first].duration
            if plan.placements[then].start < end + self.move_minutes:
                names = f"{problem.session[first].name} to {problem.session[then].name}"
                yield self.broken(first, then, text=f"less than {self.move_minutes} minutes to move from {names}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for breakout in problem.breakouts:
            for groups in breakout.rounds:
                decide.same_start(groups)
                lengths = [problem.session[group].duration for group in groups]
                if lengths and min(lengths) < max(lengths):
                    for group in groups:
                        decide.only_starts(group, ())
            for groups, following in pairwise(breakout.rounds):
                for first, then in product(groups, following):
                    decide.before(first, then, min_gap=self.move_minutes)
