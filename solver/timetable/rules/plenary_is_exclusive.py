"""B-03 and the hard half of S-01 (S4; A)."""

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PlenaryIsExclusive(TimetableRule):
    """While a plenary or the heads of delegation meet, nothing statutory, no P2C session and no side event runs.

    Holds:  the plenary meets 9:30-12:30, a side event 12:45-14:15.
    Broken: the plenary meets 9:30-12:30, a side event 12:15-13:15.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-03, S-01; S4+A"

    kinds: frozenset[str] = frozenset({"p2c", "side-event"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        for plenary in placed:
            if plenary.body is None or not problem.body[plenary.body].exclusive:
                continue
            begin = plan.placements[plenary.id].start
            bound = plenary.statutory or plenary.kind in self.kinds
            for other in placed:
                # Of two exclusive sessions that are both bound, the pair has been reported from the other side.
                if bound and other.body is not None and problem.body[other.body].exclusive and other.id < plenary.id:
                    continue
                start = plan.placements[other.id].start
                overlap = start < begin + plenary.duration and begin < start + other.duration
                if overlap and other.id != plenary.id and (other.statutory or other.kind in self.kinds):
                    yield self.broken(
                        plenary.id, other.id, text=f"{other.name} runs while {plenary.name} has the floor"
                    )

    def post(self, problem: Problem, decide: Decisions) -> None:
        exclusive = {
            session.id
            for session in problem.sessions
            if session.body is not None and problem.body[session.body].exclusive
        }
        bound = {s.id for s in problem.sessions if s.statutory or s.kind in self.kinds}
        for plenary, other in product(sorted(exclusive), sorted(bound)):
            if plenary != other:
                decide.never_together((plenary, other))
