"""F-03 (A)."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class RelatedBodiesApart(TimetableRule):
    """Bodies with members in common, such as two regional groups, do not meet at the same time.

    Each pair of their sessions that overlap is a unit.

    Holds:  two regional groups share members; one coordinates until 9:00, the other from 9:00.
    Broken: two regional groups share members; both coordinate at 8:15.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F-03; A"

    weight: int = Field(default=10, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        tied = {body.id for body in problem.bodies if body.related}.union(*(body.related for body in problem.bodies))
        placed = [s for s in problem.sessions if s.id in plan.placements and s.body in tied]
        for one, other in combinations(placed, 2):
            bodies = {one.body, other.body}
            if not any(body.id in bodies and (bodies - {body.id}) & body.related for body in problem.bodies):
                continue
            start, begin = plan.placements[one.id].start, plan.placements[other.id].start
            if max(start, begin) < min(start + one.duration, begin + other.duration):
                text = f"{one.name} and {other.name} run at the same time, and their bodies share members"
                yield self.broken(one.id, other.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        pairs = {frozenset({body.id, other}) for body in problem.bodies for other in body.related - {body.id}}
        for one, other in sorted(map(sorted, pairs)):
            ours = [session.id for session in problem.sessions if session.body == one]
            theirs = [session.id for session in problem.sessions if session.body == other]
            for pair in product(ours, theirs):
                decide.together_cost(*pair)
