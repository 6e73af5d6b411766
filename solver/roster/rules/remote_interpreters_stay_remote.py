"""V-01 of interpreters (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class RemoteInterpretersStayRemote(RosterRule):
    """An interpreter who works from afar takes assignments that are interpreted from afar, and no others.

    Interpreters who are on site may take both.

    Holds:  Ada works from afar and interprets a virtual meeting.
    Broken: Ada works from afar and is to sit in the booth of Hall 1.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "V-01; A"
    hinders: ClassVar[tuple[str, str]] = ("works from afar", "work from afar")

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for place, booth, name in plan.taken():
            person, assignment = problem.interpreter.get(name), problem.assignment.get(place)
            if person is None or assignment is None or place in problem.begun:
                continue
            if person.remote and not assignment.remote:
                yield self.broken(
                    name, place, text=f"{name} works from afar, and the {booth} booth of {place} is not"
                )

    def post(self, problem: Problem, decide: Decisions) -> None:
        on_site = [person.id for person in problem.interpreters if not person.remote]
        for assignment in problem.assignments:
            free = assignment.remote or assignment.id in problem.begun
            for booth in assignment.booths if not free else ():
                decide.only_these_sit(assignment.id, booth.id, on_site)
