"""What those who attend would rather not (A)."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class EveningsAreFree(TimetableRule):
    """As few people as can be sit in a session that ends after the evening of its day begins.

    Each of those who want to be in it, or are registered, is a unit. The day is the one on which it starts.

    Holds:  evening is at 18:00, the workshop that thirty people want ends at 18:00.
    Broken: evening is at 18:00, the workshop that thirty people want ends at 18:15: thirty units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "registration for sessions; A"

    enabled: bool = False
    weight: int = Field(default=1, ge=0, le=1_000_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        people = Counter[str]()
        for interest in problem.interests:
            people.update(dict.fromkeys(interest.sessions, interest.count))
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or not people[session.id]:
                continue
            for day in problem.days:
                late = day.evening is not None and placement.start + session.duration > day.evening
                if late and day.start <= placement.start < day.end:
                    text = f"{people[session.id]} people are in {session.name} after the evening of {day.id} begins"
                    yield self.broken(session.id, text=text, amount=people[session.id])

    def post(self, problem: Problem, decide: Decisions) -> None:
        people = Counter[str]()
        for sessions, count in problem.agendas.items():
            people.update(dict.fromkeys(sessions, count))
        evenings = [(day.start, day.end, day.evening) for day in problem.days if day.evening is not None]
        for session, number in people.items():

            def units(start: int, length: int = problem.session[session].duration, number: int = number) -> int:
                late = (evening < start + length for begin, end, evening in evenings if begin <= start < end)
                return number * sum(late)

            decide.start_cost(session, units)
