"""T-04 (F:TMP18, S4+A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Break, Session, Span


class StagePausesForCoffee(TimetableRule):
    """The stage programme of P2C leaves its room free for a pause in every coffee break.

    The pause may lie anywhere inside the break. Sessions of other roles, such as breakouts, go on.

    Holds:  coffee is served 10:45-11:15; one panel ends at 10:45, the next one starts at 11:00 in the same room.
    Broken: coffee is served 10:45-11:15; one panel ends at 11:05, the next one starts then in the same room.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "T-04; F:TMP18, S4+A"

    minutes: int = Field(default=15, ge=1, le=240)
    roles: frozenset[str] = frozenset(
        {"p2c-opening", "panel", "spotlight", "message", "report-back", "commitments", "signing", "p2c-closing"}
    )

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        stages: dict[str, list[Session]] = {}
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if session.kind == "p2c" and session.role in self.roles and placement is not None and placement.room:
                stages.setdefault(placement.room, []).append(session)
        for pause in problem.breaks:
            if pause.kind != "coffee" or pause.end - pause.start < self.minutes:
                continue
            for room, sessions in sorted(stages.items()):
                taken = [plan.placements[s.id].start for s in sessions]
                spans = [range(start, start + s.duration) for start, s in zip(taken, sessions, strict=True)]
                if not any(self._meets(span, pause) for span in spans):
                    continue
                free = longest = 0
                for minute in range(pause.start, pause.end):
                    free = 0 if any(minute in span for span in spans) else free + 1
                    longest = max(longest, free)
                if longest < self.minutes:
                    inside = [s for s, span in zip(sessions, spans, strict=True) if self._meets(span, pause)]
                    text = f"the stage in {room} pauses for {longest} minutes of the coffee break, not {self.minutes}"
                    yield self.broken(*(session.id for session in inside), text=text)

    def _meets(self, span: range, pause: Break) -> bool:
        return span.start < pause.end and pause.start < span.stop

    def post(self, problem: Problem, decide: Decisions) -> None:
        stage = [s.id for s in problem.sessions if s.kind == "p2c" and s.role in self.roles and s.needs_room]
        for pause in problem.breaks:
            if stage and pause.kind == "coffee" and self.minutes <= pause.end - pause.start:
                decide.pause(stage, Span(start=pause.start, end=pause.end), self.minutes)
