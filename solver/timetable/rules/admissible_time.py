"""T-01 (F:TMP17, F:SG2)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Span


class AdmissibleTime(TimetableRule):
    """A session starts on the grid and lies whole inside one part of a day that is open to it.

    Where the session has bands, the part's is one of them; where it has windows, it lies inside one of them.

    Holds:  a committee may meet mornings, 9:30-12:30; it meets 9:30-12:30.
    Broken: a committee may meet mornings, 9:30-12:30; it meets 9:45-12:45.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "T-01; F:TMP17, F:SG2"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            if session.id not in plan.placements:
                continue
            start = plan.placements[session.id].start
            end = start + session.duration
            bands = {part.band for part in problem.parts if part.start <= start and end <= part.end}
            windows = session.windows
            if start % problem.step:
                yield self.broken(session.id, text=f"{session.name} does not start on the grid")
            if not bands:
                yield self.broken(session.id, text=f"{session.name} does not lie within one part of a day")
            elif session.bands is not None and not bands & session.bands:
                yield self.broken(session.id, text=f"{session.name} lies in a part of the day closed to it")
            if windows is not None and not any(w.start <= start and end <= w.end for w in windows):
                yield self.broken(session.id, text=f"{session.name} lies outside its days or windows")

    def post(self, problem: Problem, decide: Decisions) -> None:
        # Every start that is open to decision lies on the grid.
        for session in problem.sessions:
            parts = (part for part in problem.parts if session.bands is None or part.band in session.bands)
            decide.only_within(session.id, (Span(start=part.start, end=part.end) for part in parts))
            if session.windows is not None:
                decide.only_within(session.id, session.windows)
