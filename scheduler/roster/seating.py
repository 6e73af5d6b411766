"""What a booth plan needs of a roster, and whether a roster is one of a timetable."""

from collections.abc import Iterator

from scheduler.booth_plan import Seats
from scheduler.conference import Conference
from scheduler.errors import Fault
from scheduler.roster.roster import Assignment, Roster
from scheduler.timetable import Timetable


def seats_of(roster: Roster | None) -> Seats | None:
    """Give who sits in which booth, assignment by assignment; None without a roster."""
    if roster is None:
        return None
    return {
        (assignment.team or "", assignment.day, assignment.sessions[0].session): {
            booth.languages: booth.interpreters for booth in assignment.booths
        }
        for assignment in roster.assignments
        if assignment.sessions
    }


def disagreements(roster: Roster, conference: Conference, timetable: Timetable) -> Iterator[Fault]:
    """Find where a roster is of another conference or another timetable, or seats people who are not there."""
    if roster.conference != conference.id:
        yield Fault("conference", f"the roster is of “{roster.conference}”, not of “{conference.id}”")
        return
    known = {interpreter.id for interpreter in conference.interpretation.interpreters}
    for assignment in roster.assignments:
        yield from _moved(assignment, timetable)
        people = {person for booth in assignment.booths for person in booth.interpreters}
        for person in sorted(people - known):
            yield Fault(f"assignments {assignment.id}", f"there is no interpreter “{person}”")


def _moved(assignment: Assignment, timetable: Timetable) -> Iterator[Fault]:
    placed = timetable.placed()
    for session in assignment.sessions:
        placement = placed.get(session.session)
        stands = None if placement is None else (placement.start, placement.end, placement.room, placement.team)
        if stands != (session.start, session.end, session.room, assignment.team):
            where = f"assignments {assignment.id} › {session.session}"
            yield Fault(where, "the timetable has it elsewhere, or with another team; make the roster anew from it")
