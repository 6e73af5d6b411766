"""B-04 (F:TT98, F:SG2)."""

from collections.abc import Iterator
from itertools import islice, product
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session


class BodyMeetsOnceAtATime(TimetableRule):
    """A body does not meet while it meets already or while its parent meets; bodies of one parent may.

    The sessions of a programme (side events, a youth summit) may run side by side.

    Holds:  Committee 3 meets 9:30-11:00, its drafting group 11:00-12:30.
    Broken: Committee 3 meets 9:30-11:00, its drafting group 10:30-12:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-04; F:TT98, F:SG2"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [s for s in problem.sessions if s.id in plan.placements and s.body is not None]
        for one, other in _overlapping(placed, plan):
            body, other_body = problem.body[str(one.body)], problem.body[str(other.body)]
            if body.id == other_body.id and not body.programme:
                yield self.broken(one.id, other.id, text=f"{one.name} and {other.name} are of one body")
            for child, parent in ((body, other_body), (other_body, body)):
                if child.parent == parent.id and not parent.programme:
                    yield self.broken(
                        one.id, other.id, text=f"{one.name} and {other.name} are of a body and its parent"
                    )

    def post(self, problem: Problem, decide: Decisions) -> None:
        meetings: dict[str, list[str]] = {body.id: [] for body in problem.bodies}
        for session in problem.sessions:
            if session.body is not None:
                meetings[session.body].append(session.id)
        for body in problem.bodies:
            if not body.programme:
                decide.never_together(meetings[body.id])
            if body.parent is not None and not problem.body[body.parent].programme:
                for own, above in product(meetings[body.id], meetings[body.parent]):
                    decide.never_together((own, above))


def _overlapping(placed: list[Session], plan: Plan) -> Iterator[tuple[Session, Session]]:
    """Give the pairs that overlap, in each the one with the smaller id first."""
    in_time = sorted(placed, key=lambda session: plan.placements[session.id].start)
    for place, early in enumerate(in_time):
        end = plan.placements[early.id].start + early.duration
        for late in islice(in_time, place + 1, None):
            if plan.placements[late.id].start >= end:
                break
            yield (early, late) if early.id < late.id else (late, early)
