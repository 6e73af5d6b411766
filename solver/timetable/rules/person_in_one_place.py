"""P-01 (A)."""

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PersonInOnePlace(TimetableRule):
    """A person whom sessions need, or who chairs them, is in one session at a time.

    Holds:  Ada chairs 9:00-10:00 in one room and speaks 10:00-11:00 in another.
    Broken: Ada chairs 9:00-10:00 in one room and speaks 9:45-10:45 in another.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "P-01; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        placed = [session for session in problem.sessions if session.id in plan.placements]
        placed.sort(key=lambda session: plan.placements[session.id].start)
        for place, one in enumerate(placed):
            end = plan.placements[one.id].start + one.duration
            for other in islice(placed, place + 1, None):
                if plan.placements[other.id].start >= end:
                    break
                shared = ({*one.people, one.chair} & {*other.people, other.chair}) - {None}
                if shared:
                    people = ", ".join(sorted(str(person) for person in shared))
                    text = f"{one.name} and {other.name} run at the same time and both need {people}"
                    yield self.broken(*sorted((one.id, other.id)), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        needed_in: dict[str, list[str]] = {}
        for session in problem.sessions:
            for person in session.people:
                needed_in.setdefault(person, []).append(session.id)
            if session.chair is not None:
                needed_in.setdefault(session.chair, []).append(session.id)
        for _, sessions in sorted(needed_in.items()):
            decide.never_together(sessions)
