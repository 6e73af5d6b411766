"""I-12, I-05 (F:RATE15, F:AIIC11)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class InterpreterDays(RosterRule):
    """Interpretation costs little: each day on which somebody works costs that person's rate.

    Whoever interprets on a day a bilingual session of more than 90 minutes from one booth of two seats is paid
    160 percent for that day; sessions of an assignment are not added up. The units are whole units of money.

    Holds:  nobody is booked on a day without interpretation.
    Broken: a morning and an afternoon by two people at 630 each, where one of them could do both: 1,260 units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "I-12, I-05; F:RATE15, F:AIIC11"

    restricted_after: int = Field(default=90, ge=0, le=1_440)
    restricted_percent: int = Field(default=160, ge=100, le=1_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for name, work in plan.work.items():
            if name not in problem.interpreter:
                continue
            rate, days, dear = problem.interpreter[name].rate, set(), set()
            for place, _ in work:
                if place in problem.assignment:
                    assignment = problem.assignment[place]
                    days.add(assignment.day)
                    longest = max((session.end - session.start for session in assignment.sessions), default=0)
                    alone = len(assignment.booths) == 1 and len(assignment.booths[0].languages) == 2
                    if alone and assignment.booths[0].seats == 2 and longest > self.restricted_after:
                        dear.add(assignment.day)
            money = rate * len(days) + (rate * (self.restricted_percent - 100) // 100) * len(dear)
            if money:
                text = f"{name} works on {len(days)} days, {len(dear)} of them in a restricted team: {money}"
                yield self.broken(name, text=text, amount=money)

    def post(self, problem: Problem, decide: Decisions) -> None:
        restricted = {
            assignment.id
            for assignment in problem.assignments
            if [(len(booth.languages), booth.seats) for booth in assignment.booths] == [(2, 2)]
            and any(session.end - session.start > self.restricted_after for session in assignment.sessions)
        }
        for day in sorted({assignment.day for assignment in problem.assignments}):
            that_day = [assignment.id for assignment in problem.assignments if assignment.day == day]
            for person in problem.interpreters:
                more = person.rate * (self.restricted_percent - 100) // 100
                decide.any_cost(person.id, that_day, person.rate)
                decide.any_cost(person.id, restricted.intersection(that_day), more)
