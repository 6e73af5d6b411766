"""The order between sessions that the organizer asks for (B-02, B-12; S2+A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class OrderOfSessions(TimetableRule):
    """Sessions take place in the order asked for, with the time between them that was asked for.

    Holds:  the drafting group is asked to follow the committee within an hour; it starts 30 minutes after it.
    Broken: the drafting group is asked to follow the committee within an hour; it starts the next morning.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "B-02, B-12; S2+A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for asked in problem.precedences:
            if asked.before not in plan.placements or asked.after not in plan.placements:
                continue
            first, then = problem.session[asked.before], problem.session[asked.after]
            gap = plan.placements[then.id].start - plan.placements[first.id].start - first.duration
            if gap < 0:
                text = f"{then.name} starts before {first.name} has ended"
            elif gap < asked.min_gap:
                text = f"{then.name} starts {gap} minutes after {first.name}, not at least {asked.min_gap}"
            elif asked.max_gap is not None and gap > asked.max_gap:
                text = f"{then.name} starts {gap} minutes after {first.name}, not at most {asked.max_gap}"
            else:
                continue
            yield self.broken(first.id, then.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for asked in problem.precedences:
            decide.before(asked.before, asked.after, asked.min_gap, asked.max_gap)
