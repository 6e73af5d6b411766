"""Presenters' conflicts by sessions (F:CoSPLib)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session, Span


class PeopleStayInTheirRoom(TimetableRule):
    """Whoever is needed twice in one part of a day is needed in one room.

    Who chairs a theme is needed in all its sessions, but is not in the way of another one on it. Each two sessions
    in two rooms are a unit. Off unless the conference asks for it.

    Holds:  Ada gives two talks on Monday morning, both in room A.
    Broken: Ada gives two talks on Monday morning, at nine in room A and at eleven in room B.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib"

    enabled: bool = False

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        chairs = {theme.id: theme.chairs for theme in problem.themes}
        for part in problem.parts:
            here = [
                session
                for session in problem.sessions
                if session.id in plan.placements
                and plan.placements[session.id].room is not None
                and part.start <= plan.placements[session.id].start < part.end
            ]
            for one, other in combinations(here, 2):
                if plan.placements[one.id].room == plan.placements[other.id].room:
                    continue
                needed = ({*one.people, one.chair} & {*other.people, other.chair}) - {None}
                if one.theme != other.theme:
                    needed |= one.people & chairs.get(other.theme or "", frozenset())
                    needed |= other.people & chairs.get(one.theme or "", frozenset())
                if needed:
                    text = (
                        f"{', '.join(sorted(map(str, needed)))} is needed in {part.id} in {one.name} and {other.name}"
                    )
                    yield self.broken(one.id, other.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        spans = [Span(start=part.start, end=part.end) for part in problem.parts]
        chairing = {theme.id: set(theme.chairs) for theme in problem.themes}
        for one, other in combinations(problem.sessions, 2):
            if self._meet(one, other, chairing):
                decide.room_changes_cost((one.id, other.id), spans)

    def _meet(self, one: Session, other: Session, chairing: dict[str, set[str]]) -> bool:
        """Tell whether somebody is needed in both."""
        ones, others = set(one.people), set(other.people)
        above_one, above_other = (chairing.get(each.theme or "", set()) for each in (one, other))
        if one.theme != other.theme and (ones & above_other or others & above_one):
            return True
        ones |= {one.chair} if one.chair else set()
        others |= {other.chair} if other.chair else set()
        return bool(ones & others)
