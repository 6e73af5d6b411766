"""C-07 (S4)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PanelHasHighLevelMember(TimetableRule):
    """A P2C panel is led or joined by a high-level representative of a Member State.

    Somebody whom the panel needs, who chairs it, or who is a co-chair of its focus area.

    Holds:  a panel of two companies, in a focus area with a minister among its co-chairs.
    Broken: a panel of two companies, in no focus area.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "C-07; S4"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            if session.kind != "p2c" or session.role != "panel" or session.id not in plan.placements:
                continue
            leading = problem.body[session.body].co_chairs if session.body is not None else frozenset()
            present = {*session.people, *leading, session.chair}
            if not any(person.high_level_member for person in problem.people if person.id in present):
                text = f"{session.name} has no high-level representative of a Member State"
                yield self.broken(session.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        high = {person.id for person in problem.people if person.high_level_member}
        led = {body.id for body in problem.bodies if not high.isdisjoint(body.co_chairs)}
        for session in problem.sessions:
            if session.kind == "p2c" and session.role == "panel":
                if session.body in led or session.chair in high or high & session.people:
                    continue
                decide.only_starts(session.id, ())
