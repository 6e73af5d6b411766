"""X-01 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PublishedTimesStayNear(TimetableRule):
    """What has been published and must move, moves no farther than it has to.

    Counted in steps of the grid, up to a limit beyond which farther is not worse.

    Holds:  the committee was published for Tuesday 9:30 and starts then.
    Broken: the committee was published for Tuesday 9:30 and starts on Wednesday.
    """

    level: ClassVar[Level] = Level.STABILITY
    source: ClassVar[str] = "X-01; A"

    farthest: int = Field(default=8, ge=0, le=1000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for published in problem.published:
            placement = plan.placements.get(published.session)
            if placement is None or published.session not in problem.session:
                continue
            steps = 0
            while steps < self.farthest and abs(placement.start - published.start) > steps * problem.step:
                steps += 1
            if steps:
                name = problem.session[published.session].name
                yield self.broken(published.session, text=f"{name} moves {steps} steps of the grid", amount=steps)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for published in problem.published:
            if published.session in problem.session:

                def units(start: int, before: int = published.start) -> int:
                    return min(self.farthest, -(-abs(start - before) // problem.step))

                decide.start_cost(published.session, units)
