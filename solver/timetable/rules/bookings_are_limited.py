"""R-04 (F:ROOM24)."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session, Span


class BookingsAreLimited(TimetableRule):
    """An organizer books rooms for a slot at a time, at most twice a day and not one slot after the other.

    Bookings are the sessions of kind `briefing` that have an organizer. Between two bookings of one organizer lies
    at least the length of a slot.

    Holds:  a delegation books 9:00-10:30 and 12:00-13:30.
    Broken: a delegation books 9:00-10:30 and 10:30-12:00.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "R-04; F:ROOM24"

    slot_minutes: int = Field(default=90, ge=1, le=1_440)
    per_day: int = Field(default=2, ge=0, le=100)
    kinds: frozenset[str] = frozenset({"briefing"})

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        booked: dict[str, list[Session]] = {}
        for session in problem.sessions:
            if session.kind in self.kinds and session.organizer is not None and session.id in plan.placements:
                booked.setdefault(session.organizer, []).append(session)
                if session.duration > self.slot_minutes:
                    text = f"{session.name} takes {session.duration} minutes, a slot has {self.slot_minutes}"
                    yield self.broken(session.id, text=text)
        for organizer, sessions in sorted(booked.items()):
            for day in problem.days:
                here = [s.id for s in sessions if day.start <= plan.placements[s.id].start < day.end]
                if len(here) > self.per_day:
                    text = f"{organizer} has {len(here)} bookings on {day.id}, and {self.per_day} are allowed"
                    yield self.broken(*here, text=text)
            sessions.sort(key=lambda session: plan.placements[session.id].start)
            for one, other in combinations(sessions, 2):
                gap = plan.placements[other.id].start - plan.placements[one.id].start - one.duration
                if gap < self.slot_minutes:
                    text = f"between {one.name} and {other.name}, both of {organizer}, there is no free slot"
                    yield self.broken(*sorted((one.id, other.id)), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        booked: dict[str, list[str]] = {}
        for session in problem.sessions:
            if session.kind in self.kinds and session.organizer is not None:
                booked.setdefault(session.organizer, []).append(session.id)
                if session.duration > self.slot_minutes:
                    decide.only_starts(session.id, ())
        for _, sessions in sorted(booked.items()):
            decide.apart(sessions, self.slot_minutes)
            for day in problem.days:
                decide.at_most_within(self.per_day, sessions, Span(start=day.start, end=day.end))
