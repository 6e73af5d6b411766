"""K-07 (S0+A)."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class ReportBackAfterRounds(TimetableRule):
    """Breakout groups follow their introduction; the report back follows them, with time for each group.

    Holds:  four groups end at 12:00, the report back runs 12:00-12:30.
    Broken: four groups end at 12:00, the report back runs 11:45-12:15, or lasts 15 minutes.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-07; S0+A"

    minutes_per_group: int = Field(default=5, ge=0)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for breakout in problem.breakouts:
            rounds = breakout.rounds or ((),)
            yield from self._check_order(problem, plan, [breakout.introduction], rounds[0])
            yield from self._check_order(problem, plan, rounds[-1], [breakout.report_back])
            if breakout.report_back in plan.placements:
                report = problem.session[str(breakout.report_back)]
                needed = self.minutes_per_group * len(rounds[-1])
                if report.duration < needed:
                    text = f"{report.name} needs {needed} minutes for {len(rounds[-1])} groups"
                    yield self.broken(report.id, text=text)

    def _check_order(
        self, problem: Problem, plan: Plan, earlier: Sequence[str | None], later: Sequence[str | None]
    ) -> Iterator[Violation]:
        for first, then in product(earlier, later):
            if first is None or then is None or not {first, then} <= plan.placements.keys():
                continue
            end = plan.placements[first].start + problem.session[first].duration
            if plan.placements[then].start < end:
                names = f"{problem.session[then].name} starts before {problem.session[first].name}"
                yield self.broken(first, then, text=f"{names} has ended")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for breakout in problem.breakouts:
            if not breakout.rounds:
                continue
            if breakout.introduction is not None:
                for group in breakout.rounds[0]:
                    decide.before(breakout.introduction, group)
            if breakout.report_back is not None:
                groups = breakout.rounds[-1]
                for group in groups:
                    decide.before(group, breakout.report_back)
                if problem.session[breakout.report_back].duration < self.minutes_per_group * len(groups):
                    decide.only_starts(breakout.report_back, ())
