"""B-14 (F:PREP, F:RDTP)."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class BodiesMeetApart(TimetableRule):
    """Bodies that are to be kept apart, such as working groups of one membership, never meet at the same time.

    Holds:  two working groups that are kept apart; one meets until 16:00, the other from 16:00.
    Broken: two working groups that are kept apart; one meets until 16:00, the other from 15:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-14; F:PREP, F:RDTP"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        tied = {body.id for body in problem.bodies if body.apart}.union(*(body.apart for body in problem.bodies))
        placed = [s for s in problem.sessions if s.id in plan.placements and s.body in tied]
        for one, other in combinations(placed, 2):
            if one.body is None or other.body is None or one.body == other.body:
                continue
            if other.body not in problem.body[one.body].apart and one.body not in problem.body[other.body].apart:
                continue
            start, begin = plan.placements[one.id].start, plan.placements[other.id].start
            if start < begin + other.duration and begin < start + one.duration:
                yield self.broken(one.id, other.id, text=f"{one.name} and {other.name} are to be kept apart")

    def post(self, problem: Problem, decide: Decisions) -> None:
        meetings: dict[str, list[str]] = {body.id: [] for body in problem.bodies}
        for session in problem.sessions:
            if session.body is not None:
                meetings[session.body].append(session.id)
        for body in problem.bodies:
            for other in sorted(body.apart & set(meetings) - {body.id}):
                for pair in product(meetings[body.id], meetings[other]):
                    decide.never_together(pair)
