"""R-08 (F:TMP17)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class PlenaryHasCaptioning(TimetableRule):
    """Plenary and main committees meet in rooms with webcast and captioning.

    Each of these that the room lacks is a unit.

    Holds:  the plenary meets in the auditorium, which has both.
    Broken: a main committee meets in a hall with a webcast, but without captioning.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "R-08; F:TMP17"

    features: frozenset[str] = frozenset({"webcast", "captioning"})
    roles: frozenset[str] = frozenset({"plenary", "main"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if session.body is None or placement is None or placement.room not in problem.room:
                continue
            if problem.body[session.body].role in self.roles and placement.room is not None:
                lacking = sorted(self.features - problem.room[placement.room].features)
                if lacking:
                    text = f"{session.name} is in {placement.room}, which has no {' and no '.join(lacking)}"
                    yield self.broken(session.id, text=text, amount=len(lacking))

    def post(self, problem: Problem, decide: Decisions) -> None:
        wanting = {body.id for body in problem.bodies if body.role in self.roles}
        lacking = {room.id: sum(f not in room.features for f in self.features) for room in problem.rooms}
        for session in problem.sessions:
            if session.body in wanting:
                decide.room_cost(session.id, lambda room: lacking[room])
