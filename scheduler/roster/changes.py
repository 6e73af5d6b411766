"""What differs between two rosters: who leaves which booth, and who comes into it."""

from collections.abc import Iterable

from scheduler.conference import Conference
from scheduler.interpretation.words import day, named
from scheduler.roster.roster import Assignment, Change, Roster


def changes(before: Iterable[Assignment], after: Iterable[Assignment]) -> list[Change]:
    """Give every change, in the order of assignments, booths and people; also of assignments that are gone or new."""
    old, new = _seats(before), _seats(after)
    found = [(*seat, "leaves") for seat in old - new] + [(*seat, "comes") for seat in new - old]
    return [
        Change.model_validate({"assignment": place, "languages": languages, "interpreter": name, "what": what})
        for place, languages, name, what in sorted(found)
    ]


def by_person(roster: Roster) -> dict[str, list[Change]]:
    """Give the changes of each interpreter, in the order of their ids."""
    found: dict[str, list[Change]] = {}
    for change in roster.changes:
        found.setdefault(change.interpreter, []).append(change)
    return dict(sorted(found.items()))


def sentence(conference: Conference, roster: Roster, change: Change) -> str:
    """Say one change of a person in words: which booth, when and where."""
    verb = "leaves" if change.what == "leaves" else "comes into"
    assignment = next((each for each in roster.assignments if each.id == change.assignment), None)
    if assignment is None:
        return f"{verb} the booth for {named(change.languages)}, {change.assignment}, which is no more"
    start, end = (moment.astimezone(conference.zone) for moment in (assignment.start, assignment.end))
    room = f" in {assignment.room}" if assignment.room else ""
    when = f"{day(assignment.day)} {start:%H:%M}–{end:%H:%M}"
    return f"{verb} the booth for {named(change.languages)}{room}, {when}"


def _seats(assignments: Iterable[Assignment]) -> set[tuple[str, tuple[str, ...], str]]:
    return {
        (assignment.id, tuple(sorted(booth.languages)), name)
        for assignment in assignments
        for booth in assignment.booths
        for name in booth.interpreters
    }
