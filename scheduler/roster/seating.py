"""Whether a roster is one of a timetable: the same assignments, with the same sessions, booths and people."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.errors import Fault
from scheduler.interpretation.booths import with_languages
from scheduler.roster.grouping import Group, groups
from scheduler.roster.roster import Assignment, Roster
from scheduler.timetable import Timetable

ANEW = "make the roster anew from this timetable"


def disagreements(roster: Roster, conference: Conference, timetable: Timetable) -> Iterator[Fault]:
    """Find where a roster is of another conference or another timetable, or seats people who are not there."""
    if roster.conference != conference.id:
        yield of_another(conference, roster)
        return
    wanted = {group.id: group for group in groups(conference, timetable)}
    known = {interpreter.id for interpreter in conference.interpretation.interpreters}
    for missing in sorted(wanted.keys() - {assignment.id for assignment in roster.assignments}):
        yield Fault(f"assignments {missing}", f"the roster does not have this assignment; {ANEW}")
    for assignment in roster.assignments:
        where = f"assignments {assignment.id}"
        if assignment.id not in wanted:
            yield Fault(where, f"the timetable has no such assignment; {ANEW}")
            continue
        yield from _moved(where, assignment, wanted[assignment.id])
        yield from _furnished(where, assignment, wanted[assignment.id], conference)
        for person in sorted({person for booth in assignment.booths for person in booth.interpreters} - known):
            yield Fault(where, f"there is no interpreter “{person}”")


def of_another(conference: Conference, roster: Roster) -> Fault:
    """Say that a roster is of another conference."""
    return Fault("conference", f"the roster is of “{roster.conference}”, not of “{conference.id}”")


def _moved(where: str, assignment: Assignment, group: Group) -> Iterator[Fault]:
    there = {each.session: (each.start, each.end, each.room) for each in assignment.sessions}
    placed = {each.session: (each.start, each.end, each.room) for each in group.sessions}
    for session in sorted(there.keys() | placed.keys()):
        if there.get(session) != placed.get(session):
            yield Fault(f"{where} › {session}", f"the timetable has it elsewhere, or with another team; {ANEW}")


def _furnished(where: str, assignment: Assignment, group: Group, conference: Conference) -> Iterator[Fault]:
    needed = {frozenset(each): seats for each, seats in with_languages(group.languages, conference.interpretation)}
    offered = {frozenset(booth.languages): booth.seats for booth in assignment.booths}
    for booth in sorted(needed.keys() | offered.keys(), key=sorted):
        if needed.get(booth) != offered.get(booth):
            has, needs = (f"{of.get(booth, 0)}" for of in (offered, needed))
            yield Fault(where, f"it has {has} seats for {', '.join(sorted(booth))}, and {needs} are needed; {ANEW}")
