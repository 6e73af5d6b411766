"""Pins that contradict one another, seen before any search: nobody waits for what two lines of a file forbid."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from scheduler import translation
from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault
from scheduler.locations import label
from solver.timetable.problem import Problem
from solver.timetable.values import Session


def expect_pins_to_agree(conference: Conference, source: Path) -> None:
    """Raise BadInput with every pair of required sessions that are pinned where they cannot both be."""
    problem = translation.problem(conference)
    pinned = [session for session in problem.sessions if session.start is not None and session.required]
    if wrong := [fault for pair in combinations(pinned, 2) for fault in _faults(conference, problem, *pair)]:
        raise BadInput(str(source), wrong)


def _faults(conference: Conference, problem: Problem, one: Session, other: Session) -> Iterator[Fault]:
    if not _overlap(one, other):
        return
    position = next(n for n, session in enumerate(conference.sessions) if session.id == one.id)
    here, there = conference.session[one.id].start, conference.session[other.id].start
    for why in _shared(problem, one, other):
        what = f"pinned to {here}, while {other.id} is pinned to {there}: {why}; move one of them, or unpin it"
        yield Fault(label(conference, ("sessions", position, "start")), what)


def _overlap(one: Session, other: Session) -> bool:
    if one.start is None or other.start is None:
        return False
    return max(one.start, other.start) < min(one.start + one.duration, other.start + other.duration)


def _shared(problem: Problem, one: Session, other: Session) -> Iterator[str]:
    """Say what two sessions both need that only one of them can have."""
    if one.room is not None and one.room == other.room:
        yield f"both are in room {one.room}"
    people = ({*one.people, one.chair} & {*other.people, other.chair}) - {None}
    if people:
        yield f"both need {', '.join(sorted(str(person) for person in people))}"
    if one.body is not None and one.body == other.body and not problem.body[one.body].programme:
        yield f"both are meetings of {one.body}"
