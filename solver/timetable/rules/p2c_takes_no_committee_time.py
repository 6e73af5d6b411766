"""B-11 (S4)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class P2CTakesNoCommitteeTime(TimetableRule):
    """Where P2C takes place, every planned meeting of a statutory committee or working group does too.

    Also a meeting that may otherwise be left out. P2C may run beside committees; that it never runs beside the
    plenary is for `plenary_is_exclusive` to say.

    Holds:  a panel takes place, and the committee's optional third meeting beside it.
    Broken: a panel takes place, and the committee's optional third meeting is left out.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-11; S4"

    kinds: frozenset[str] = frozenset({"committee", "working-group"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        p2c = [s.id for s in problem.sessions if s.kind == "p2c" and s.id in plan.placements]
        for meeting in problem.sessions if p2c else ():
            if meeting.statutory and meeting.kind in self.kinds and meeting.id not in plan.placements:
                yield self.broken(meeting.id, *p2c, text=f"P2C takes place, and {meeting.name} does not")

    def post(self, problem: Problem, decide: Decisions) -> None:
        connecting = [session.id for session in problem.sessions if session.kind == "p2c"]
        for session in problem.sessions:
            if connecting and session.statutory and session.kind in self.kinds:
                decide.only_with(connecting, session.id)
