"""P-02 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session, Span


class ChairIsPresent(TimetableRule):
    """A session whose chair may be replaced has the chair or a vice-chair there, who does nothing else meanwhile.

    A chair who may not be replaced is needed as the people of the session are: `people_are_available` and
    `person_in_one_place` see to that.

    Holds:  the chair arrives on Tuesday; on Monday a vice-chair, who is free, takes the chair.
    Broken: the chair arrives on Tuesday; on Monday the only vice-chair is needed in another session.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "P-02; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        presided = [s for s in problem.sessions if s.presiding and s.id in plan.placements]
        free = {s.id: sorted(p for p in s.presiding if self._is_free(problem, plan, s, p)) for s in presided}
        for session in presided:
            if not free[session.id]:
                text = f"neither the chair nor a vice-chair is free for {session.name}"
                yield self.broken(session.id, text=text)
        rest = [session for session in presided if free[session.id]]
        if not self._can_be_shared_out(rest, free, plan, {}):
            clashing = [s.id for s in rest if any(o is not s and self._overlap(plan, s, o) for o in rest)]
            text = "there are not enough chairs and vice-chairs for these sessions at the same time"
            yield self.broken(*clashing, text=text)

    def _is_free(self, problem: Problem, plan: Plan, session: Session, person: str) -> bool:
        known = problem.person.get(person)
        if known is not None and known.available is not None:
            start = plan.placements[session.id].start
            for minute in range(start, start + session.duration):
                if not any(span.start <= minute < span.end for span in known.available):
                    return False
        needing = [s for s in problem.sessions if person in s.people or person == s.chair]
        return not any(
            s.id in plan.placements and s is not session and self._overlap(plan, s, session) for s in needing
        )

    def _overlap(self, plan: Plan, one: Session, other: Session) -> bool:
        start, begin = plan.placements[one.id].start, plan.placements[other.id].start
        return start < begin + other.duration and begin < start + one.duration

    def _can_be_shared_out(
        self, sessions: list[Session], free: dict[str, list[str]], plan: Plan, given: dict[str, list[Session]]
    ) -> bool:
        if not sessions:
            return True
        first, *others = sessions
        for person in free[first.id]:
            mine = given.get(person, [])
            if any(self._overlap(plan, first, session) for session in mine):
                continue
            if self._can_be_shared_out(others, free, plan, {**given, person: [*mine, first]}):
                return True
        return False

    def post(self, problem: Problem, decide: Decisions) -> None:
        candidates = {session.id: session.presiding for session in problem.sessions if session.presiding}
        if not candidates:
            return
        stays: dict[str, list[Span]] = {}
        for person in problem.people:
            if person.available is None:
                continue
            merged = stays[person.id] = list[Span]()
            for span in sorted(person.available, key=lambda span: span.start):
                if merged and span.start <= merged[-1].end:
                    merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
                else:
                    merged.append(span)
        engaged: dict[str, list[str]] = {}
        for session in problem.sessions:
            for name in (*session.people, session.chair):
                if name is not None:
                    engaged.setdefault(name, []).append(session.id)
        decide.presided(candidates, stays, engaged)
