"""What a roster says to people in a few lines: its seats, what is empty and why, what it costs, what changes."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.interpretation.words import money
from scheduler.roster.changes import by_person, sentence
from scheduler.roster.costs import costs
from scheduler.roster.roster import Roster


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
        yield f"{len(roster.assignments)} assignments, {seats} seats: all are taken."
    else:
        yield f"{len(roster.assignments)} assignments, {seats - empty} of {seats} seats are taken{_proven(roster)}."
    for each in roster.uncovered:
        yield f"  {each.seats} empty in {each.assignment}: {each.why}"
    for violation in roster.violations:
        if violation.rule == "languages_reach_each_other":
            yield f"  {violation.text}"
    paid = costs(conference, roster)
    cost = f", {money(paid.total.money, paid.currency)}" if paid.total.money else ""
    yield f"{len(paid.by_interpreter)} interpreters work on {paid.total.days} interpreter-days{cost}."


def told_changes(conference: Conference, roster: Roster) -> Iterator[str]:
    """Say the changes against an earlier roster, by person."""
    changed = by_person(roster)
    if not changed:
        yield "Nothing changes."
        return
    yield f"{len(roster.changes)} changes, for {len(changed)} people:"
    for name, changes in changed.items():
        for change in changes:
            yield f"  {name} {sentence(conference, roster, change)}"


def _proven(roster: Roster) -> str:
    if roster.proof.lacking == roster.proof.least_lacking:
        return "; no roster takes more: proven"
    return "; whether more can be taken is not proven"
