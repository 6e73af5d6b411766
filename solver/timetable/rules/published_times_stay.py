"""X-01 (F:PP10; A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PublishedTimesStay(TimetableRule):
    """What has been published keeps its time.

    A published session that starts at another time, or has no place any more, is one change.

    Holds:  the committee was published for Tuesday 9:30 and starts then.
    Broken: the committee was published for Tuesday 9:30 and starts at 11:00.
    """

    level: ClassVar[Level] = Level.STABILITY
    source: ClassVar[str] = "X-01; F:PP10+A"

    weight: int = Field(default=1_000_000, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for published in problem.published:
            if published.session not in problem.session:
                continue
            name = problem.session[published.session].name
            placement = plan.placements.get(published.session)
            if placement is None:
                yield self.broken(published.session, text=f"{name} was published and has no place any more")
            elif placement.start != published.start:
                minutes = abs(placement.start - published.start)
                way = "later" if placement.start > published.start else "earlier"
                yield self.broken(published.session, text=f"{name} starts {minutes} minutes {way} than published")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for published in problem.published:
            if published.session in problem.session:

                def changed(start: int, before: int = published.start) -> int:
                    return int(start != before)

                decide.start_cost(published.session, changed)
                decide.absence_cost(published.session, 1)
