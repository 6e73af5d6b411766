"""B-09 (F:STR06+A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session


class EditorialBeforeAdoption(TimetableRule):
    """A plenary adopts the texts of bodies that have finished, edited after a main committee's last meeting.

    The editorial meeting is asked for where there is one, where the plenary must take place, and where all
    meetings of the main committee whose texts it adopts must.

    Holds:  Committee 3 ends at 12:30, the editors meet 14:30-16:00, the plenary adopts from 16:00.
    Broken: Committee 3 ends at 12:30, the plenary adopts from 14:30, the editors meet later.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-09; F:STR06+A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        at = plan.placements
        for plenary in problem.sessions:
            if plenary.kind != "plenary" or plenary.id not in at:
                continue
            for body in sorted(plenary.adopts):
                meetings = [s for s in problem.sessions if s.body == body and s.id != plenary.id]
                for meeting in meetings:
                    if meeting.id in at and at[meeting.id].start + meeting.duration > at[plenary.id].start:
                        yield self.broken(
                            meeting.id,
                            plenary.id,
                            text=f"{meeting.name} has not ended when {plenary.name} adopts its texts",
                        )
                if body in problem.body and problem.body[body].role == "main":
                    yield from self._check_editing(problem, plan, plenary, meetings)

    def _check_editing(
        self, problem: Problem, plan: Plan, plenary: Session, meetings: list[Session]
    ) -> Iterator[Violation]:
        bound = all(session.required and session.id in plan.placements for session in (plenary, *meetings))
        if not bound or all(meeting.kind != "committee" for meeting in meetings):
            return
        ended = max(plan.placements[meeting.id].start + meeting.duration for meeting in meetings)
        editors = [s for s in problem.sessions if s.body and problem.body[s.body].role == "editorial"]
        for editor in editors:
            start = plan.placements[editor.id].start if editor.id in plan.placements else None
            if start is not None and ended <= start <= plan.placements[plenary.id].start - editor.duration:
                return
        if editors:
            text = f"nobody edits the texts of {meetings[-1].body} before {plenary.name} adopts them"
            yield self.broken(*(meeting.id for meeting in meetings), plenary.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        main = {body.id for body in problem.bodies if body.role == "main"}
        editors = {body.id for body in problem.bodies if body.role == "editorial"}
        editorial = [session.id for session in problem.sessions if session.body in editors]
        for plenary in problem.sessions:
            if plenary.kind != "plenary":
                continue
            for body in sorted(plenary.adopts):
                adopted = [s for s in problem.sessions if s.body == body and s is not plenary]
                for session in adopted:
                    decide.before(session.id, plenary.id)
                committee = body in main and any(session.kind == "committee" for session in adopted)
                if committee and editorial and plenary.required and all(s.required for s in adopted):
                    decide.either(
                        [[*((session.id, edit) for session in adopted), (edit, plenary.id)] for edit in editorial]
                    )
