"""S-06 (F:ROOM24+A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class EarlierRequestsFirst(TimetableRule):
    """Of requests with the same priority, those that were received earlier are placed first.

    A request that is left out costs a unit for each tenth of the requests of its priority that came in later.

    Holds:  of two requests of priority 2, the one of March is placed, the one of April is left out.
    Broken: of two requests of priority 2, the one of April is placed, the one of March is left out: five units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "S-06; F:ROOM24+A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        dated = [s for s in problem.sessions if not s.required and s.received is not None]
        for session in dated:
            if session.id in plan.placements:
                continue
            rivals = [rival for rival in dated if rival.priority == session.priority]
            later = [rival for rival in rivals if (rival.received or 0) > (session.received or 0)]
            tenths = 10 * len(later) // len(rivals)
            if tenths:
                text = f"{session.name} is left out, though received before {len(later)} of {len(rivals)} requests"
                yield self.broken(session.id, text=text, amount=tenths)

    def post(self, problem: Problem, decide: Decisions) -> None:
        received: dict[int, list[int]] = {}
        for session in problem.sessions:
            if not session.required and session.received is not None:
                received.setdefault(session.priority, []).append(session.received)
        for session in problem.sessions:
            if not session.required and session.received is not None:
                rivals = received[session.priority]
                units = 10 * sum(other > session.received for other in rivals) // len(rivals)
                if units:
                    decide.absence_cost(session.id, units)
