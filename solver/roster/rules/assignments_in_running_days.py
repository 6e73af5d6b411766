"""I-04 (F:AIIC11, F:SLATOR)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


class AssignmentsInRunningDays(RosterRule):
    """An interpreter has at most 5 assignments in 3 running days, 7 in 4 and 8 in 7; from afar 5 in 7.

    An assignment is worked from afar if it is remote, or if the interpreter is.

    Holds:  two assignments on Monday and Tuesday, one on Wednesday.
    Broken: two assignments on each of Monday, Tuesday and Wednesday.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "I-04; F:AIIC11, F:SLATOR"
    hinders: ClassVar[tuple[str, str]] = (
        "has as many assignments as running days allow",
        "have as many assignments as running days allow",
    )

    in_3_days: int = Field(default=5, ge=0, le=100)
    in_4_days: int = Field(default=7, ge=0, le=100)
    in_7_days: int = Field(default=8, ge=0, le=100)
    remote_in_7_days: int = Field(default=5, ge=0, le=100)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for name, work in plan.work.items():
            if name not in problem.interpreter:
                continue
            seats = [problem.assignment[place] for place, _ in work if place in problem.assignment]
            afar = [each for each in seats if each.remote or problem.interpreter[name].remote]
            for those, length, limit, how in (
                (seats, 3, self.in_3_days, ""),
                (seats, 4, self.in_4_days, ""),
                (seats, 7, self.in_7_days, ""),
                (afar, 7, self.remote_in_7_days, " from afar"),
            ):
                number = {day.id: day.number for day in problem.days}
                for first in sorted({number[each.day] for each in those}):
                    within = [each.id for each in those if first <= number[each.day] < first + length]
                    if len(within) > limit and not problem.begun.issuperset(within):
                        begin = next(day.id for day in problem.days if day.number == first)
                        text = (
                            f"{name} has {len(within)} assignments{how} in the {length} days from {begin}, more than"
                        )
                        yield self.broken(name, begin, text=f"{text} {limit}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        running = {3: self.in_3_days, 4: self.in_4_days, 7: self.in_7_days}
        for day in problem.days:
            for length, limit in running.items():
                days = {each.id for each in problem.days if 0 <= each.number - day.number < length}
                within = [each for each in problem.assignments if each.day in days]
                for person in problem.interpreters:
                    decide.at_most_taken(limit, person.id, [each.id for each in within])
                    if length == 7:
                        afar = [each.id for each in within if each.remote or person.remote]
                        decide.at_most_taken(self.remote_in_7_days, person.id, afar)
