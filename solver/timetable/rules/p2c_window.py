"""C-04 (S4)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class P2CWindow(TimetableRule):
    """The sessions of a body with a window, such as P2C, and of the bodies below it lie inside the window.

    Holds:  the P2C window opens on day 2 at 14:30, a panel starts then.
    Broken: the P2C window opens on day 2 at 14:30, a panel starts at 14:15.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "C-04; S4"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            if session.id not in plan.placements or session.body is None:
                continue
            start = plan.placements[session.id].start
            for body in problem.bodies:
                bound = body.id == session.body or body.id in problem.body[session.body].lineage
                if not bound or body.window is None:
                    continue
                if start < body.window.start or start + session.duration > body.window.end:
                    yield self.broken(session.id, text=f"{session.name} lies outside the window of {body.id}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if session.body is not None:
                own = problem.body[session.body]
                for name in (own.id, *own.lineage):
                    window = problem.body[name].window
                    if window is not None:
                        decide.only_within(session.id, [window])
