"""P-03 of interpreters (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class InterpreterIsAvailable(RosterRule):
    """An interpreter works only while available, from the start of the assignment to its end.

    Holds:  available 9:00-18:00, the assignment takes 9:30-12:30.
    Broken: ill on Thursday, and an assignment on Thursday morning.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "P-03; A"
    hinders: ClassVar[tuple[str, str]] = ("is away", "are away")

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for name, work in plan.work.items():
            person = problem.interpreter.get(name)
            if person is None or person.available is None:
                continue
            for place, _ in work:
                assignment = problem.assignment.get(place)
                if assignment is None or place in problem.begun:
                    continue
                there = (s.start <= assignment.start and assignment.end <= s.end for s in person.available)
                if not any(there):
                    yield self.broken(name, place, text=f"{name} is not available for the whole of {place}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for person in problem.interpreters:
            if person.available is None:
                continue
            for assignment in problem.assignments:
                if assignment.id in problem.begun:
                    continue
                spans = [span for span in person.available if span.start <= assignment.start < span.end]
                if max((span.end for span in spans), default=assignment.start) < assignment.end or not spans:
                    for booth in assignment.booths:
                        decide.may_not_sit(person.id, assignment.id, booth.id)
