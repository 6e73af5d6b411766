"""The order of submissions in a track (F:CoSPLib)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PlaceInTheme(TimetableRule):
    """A session that asks for a place among the sessions on its theme has it.

    The place is one more than the number of sessions on the theme that start before it.

    Holds:  the keynote asks to be the first on its theme; the other talks on it start later.
    Broken: the keynote asks to be the first on its theme; another talk on it starts earlier.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            if session.place_in_theme is None or session.theme is None or session.id not in plan.placements:
                continue
            starts = sorted(
                plan.placements[other.id].start
                for other in problem.sessions
                if other.theme == session.theme and other.id in plan.placements
            )
            place = starts.index(plan.placements[session.id].start) + 1
            if place != session.place_in_theme:
                text = f"{session.name} has place {place} on {session.theme}, not {session.place_in_theme}"
                yield self.broken(session.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if session.place_in_theme is not None and session.theme is not None:
                others = [s.id for s in problem.sessions if s.theme == session.theme and s.id != session.id]
                decide.place_cost(session.id, others, session.place_in_theme - 1)
