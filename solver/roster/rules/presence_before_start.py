"""I-10 (F:AICE)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class PresenceBeforeStart(RosterRule):
    """An interpreter is there half an hour before the assignment begins.

    Each assignment before which the interpreter becomes available less than 30 minutes is a unit.

    Holds:  available from 9:00, the assignment begins at 9:30.
    Broken: available from 9:15, the assignment begins at 9:30.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "I-10; F:AICE"

    weight: int = Field(default=100, ge=0, le=1_000_000)
    arrive_min: int = Field(default=30, ge=0, le=600)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for place, booth, name in plan.taken():
            person, assignment = problem.interpreter.get(name), problem.assignment.get(place)
            if person is None or assignment is None or person.available is None:
                continue
            early = assignment.start - self.arrive_min
            if not any(span.start <= early and assignment.start < span.end for span in person.available):
                text = f"{name} is not there {self.arrive_min} minutes before the {booth} booth of {place} begins"
                yield self.broken(name, place, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for person in problem.interpreters:
            for assignment in problem.assignments if person.available is not None else ():
                since = min(
                    (s.start for s in person.available or () if s.start <= assignment.start < s.end),
                    default=None,
                )
                if since is None or since > assignment.start - self.arrive_min:
                    for booth in assignment.booths:
                        decide.seat_cost(person.id, assignment.id, booth.id)
