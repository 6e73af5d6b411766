"""I-01, I-11 (F:AIIC11, F:SLATOR)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class LengthOfAssignment(RosterRule):
    """Nobody works in an assignment that takes longer than three hours, or two where it is worked from afar.

    Counted from the start of its first session to the end of its last. What takes longer needs another team.

    Holds:  9:30-12:30 in the hall, 13:00-15:00 on the platform.
    Broken: 9:30-12:45 in the hall, or 13:00-15:30 on the platform.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-01, I-11; F:AIIC11, F:SLATOR"
    hinders: ClassVar[tuple[str, str]] = ("may not work that long", "may not work that long")

    on_site: int = Field(default=180, ge=0, le=1_440)
    remote: int = Field(default=120, ge=0, le=1_440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for place, _, name in plan.taken():
            person, assignment = problem.interpreter.get(name), problem.assignment.get(place)
            if person is None or assignment is None or place in problem.begun:
                continue
            minutes = assignment.end - assignment.start
            limit = self.remote if person.remote or assignment.remote else self.on_site
            if minutes > limit:
                yield self.broken(name, place, text=f"{name} works {minutes} minutes in {place}, more than {limit}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for assignment in problem.assignments:
            if assignment.id in problem.begun:
                continue
            length = assignment.end - assignment.start
            for person in problem.interpreters:
                afar = assignment.remote or person.remote
                if (afar and length > self.remote) or (not afar and length > self.on_site):
                    for booth in assignment.booths:
                        decide.may_not_sit(person.id, assignment.id, booth.id)
