"""F-01 (F:STR14, F:KLOCK)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class DelegationsCanFollow(TimetableRule):
    """A delegation has as many people on site as meetings that it follows run in parallel.

    Counted at every grid point: the meetings beyond a delegation's people, added up over the delegations.

    Holds:  two people on site, two of the meetings that they follow at once.
    Broken: two people on site, three of the meetings that they follow at once.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F-01; F:STR14, F:KLOCK"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        running: dict[int, list[tuple[str, str]]] = {}
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or session.body is None:
                continue
            first = -(-placement.start // problem.step) * problem.step
            for moment in range(first, placement.start + session.duration, problem.step):
                running.setdefault(moment, []).append((session.id, session.body))
        short: dict[str, int] = {}
        sessions: dict[str, set[str]] = {}
        for moment, meetings in sorted(running.items()):
            # Parts may overlap: each moment counts once, in the first part that it lies in.
            parts = (part.id for part in problem.parts if part.start <= moment < part.end)
            where = next(parts, "outside every part of a day")
            for group in problem.delegations:
                at_once = [session_id for session_id, body in meetings if body in group.bodies]
                if len(at_once) > group.people:
                    short[where] = short.get(where, 0) + group.count * (len(at_once) - group.people)
                    sessions.setdefault(where, set()).update(at_once)
        for where, amount in short.items():
            text = f"{where}: delegations are {amount} times a person short for {problem.step} minutes"
            yield self.broken(*sorted(sessions[where]), text=text, amount=amount)

    def post(self, problem: Problem, decide: Decisions) -> None:
        followed: dict[frozenset[str], list[tuple[int, int]]] = {}
        for group in problem.delegations:
            followed.setdefault(group.bodies, []).append((group.people, group.count))
        for bodies, groups in sorted(followed.items(), key=lambda item: sorted(item[0])):
            sessions = [session.id for session in problem.sessions if session.body in bodies]

            def price(at_once: int, groups: list[tuple[int, int]] = groups) -> int:
                return sum(count * max(0, at_once - people) for people, count in groups)

            decide.crowding_cost(sessions, price)
