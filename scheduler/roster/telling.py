"""What a roster says to people in a few lines: its seats, what is empty and why, what it costs, what changes."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.interpretation.words import money, name
from scheduler.roster.changes import by_person, sentence
from scheduler.roster.costs import costs
from scheduler.roster.roster import Roster
from solver.roster.rules.languages_reach_each_other import LanguagesReachEachOther


def told(conference: Conference, roster: Roster) -> Iterator[str]:
    """Say how many seats are taken, why others are not, which languages do not reach each other, and the cost."""
    seats = sum(booth.seats for assignment in roster.assignments for booth in assignment.booths)
    empty = sum(each.seats for each in roster.uncovered)
    if roster.why:
        yield roster.why
        return
    if not roster.assignments:
        yield "Nothing is interpreted in this timetable."
    elif not empty:
        yield f"{_counted(len(roster.assignments), 'assignment')}, {_counted(seats, 'seat')}: all are taken."
    else:
        taken = f"{seats - empty} of {_counted(seats, 'seat')} are taken"
        yield f"{_counted(len(roster.assignments), 'assignment')}, {taken}{_proven(roster)}."
    for each in roster.uncovered:
        yield f"  {each.seats} empty in {each.assignment}: {each.why}"
    for violation in roster.violations:
        if violation.rule == LanguagesReachEachOther.name():
            assignment, floor, heard = violation.about
            yield f"  {name(floor)} does not reach {name(heard)} in {assignment}"
    paid = costs(conference, roster)
    cost = f", {money(paid.total.money, paid.currency)}" if paid.total.money else ""
    people, days = len(paid.by_interpreter), paid.total.days
    work = _counted(people, "interpreter works", "interpreters work")
    yield f"{work} on {_counted(days, 'interpreter-day')}{cost}."


def told_changes(conference: Conference, roster: Roster) -> Iterator[str]:
    """Say the changes against an earlier roster, by person; nothing where there is no roster."""
    if roster.why:
        return
    changed = by_person(roster)
    if not changed:
        yield "Nothing changes."
        return
    people = _counted(len(changed), "person", "people")
    yield f"{_counted(len(roster.changes), 'change')}, for {people}:"
    for person, changes in changed.items():
        for change in changes:
            yield f"  {person} {sentence(conference, roster, change)}"


def _proven(roster: Roster) -> str:
    if roster.proof.lacking == roster.proof.least_lacking:
        return "; no roster lacks less: proven"
    return "; whether less can be lacking is not proven"


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
