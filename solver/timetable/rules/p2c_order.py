"""C-06 (S4+A)."""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class P2COrder(TimetableRule):
    """P2C goes from the breakouts to the report back, the commitments, the signing and the closing.

    Each stage ends before the next one that there is starts.

    Holds:  the report back ends at 15:45, the commitments plenary starts at 15:45.
    Broken: the report back ends at 15:45, the commitments plenary starts at 15:30.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "C-06; S4+A"

    stages: tuple[str, ...] = ("p2c-breakout", "report-back", "commitments", "signing", "p2c-closing")

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        p2c = [session for session in problem.sessions if session.kind == "p2c"]
        held = [stage for stage in self.stages if any(session.role == stage for session in p2c)]
        placed = [session for session in p2c if session.id in plan.placements]
        for first, then in product(placed, repeat=2):
            end = plan.placements[first.id].start + first.duration
            in_turn = any((first.role, then.role) == stages for stages in pairwise(held))
            if in_turn and plan.placements[then.id].start < end:
                yield self.broken(first.id, then.id, text=f"{then.name} starts before {first.name} has ended")

    def post(self, problem: Problem, decide: Decisions) -> None:
        earlier: list[str] = []
        for stage in self.stages:
            here = [s.id for s in problem.sessions if s.kind == "p2c" and s.role == stage]
            for first, then in product(earlier, here):
                decide.before(first, then)
            earlier = here or earlier
