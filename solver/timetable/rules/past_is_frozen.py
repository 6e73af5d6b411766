"""X-01 (F:PP10; A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PastIsFrozen(TimetableRule):
    """What has begun, or is so near that it is frozen, stays as it was published, and nothing new is put there.

    Holds:  it is Tuesday noon; what was published for Tuesday morning stands unchanged.
    Broken: it is Tuesday noon, and a side event is put into Tuesday morning.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "X-01; F:PP10+A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        until = problem.frozen_until
        if until is None:
            return
        before = {published.session: published for published in problem.published}
        for session in problem.sessions:
            published, placement = before.get(session.id), plan.placements.get(session.id)
            frozen = published is not None and published.start < until
            if published is not None and frozen:
                if placement is None or (placement.start, placement.room) != (published.start, published.room):
                    yield self.broken(
                        session.id, text=f"{session.name} is frozen as it was published, and is changed"
                    )
            elif placement is not None and placement.start < until:
                yield self.broken(session.id, text=f"{session.name} is put into the time that is frozen")

    def post(self, problem: Problem, decide: Decisions) -> None:
        until = problem.frozen_until
        if until is None:
            return
        before = {published.session: published for published in problem.published}
        for session in problem.sessions:
            published = before.get(session.id)
            if published is not None and published.start < until:
                decide.must_be_placed(session.id)
                decide.only_starts(session.id, [published.start])
                if session.needs_room:
                    decide.only_rooms(session.id, [] if published.room is None else [published.room])
            else:
                starts = decide.starts(session.id)
                decide.only_starts(session.id, [start for start in starts if start >= until])
