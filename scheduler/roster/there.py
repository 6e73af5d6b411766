"""From a conference, its timetable and an earlier roster to the solver's problem."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from scheduler.conference import Conference
from scheduler.conference.calendar import Span
from scheduler.conference.interpretation import Interpretation, Interpreter
from scheduler.interpretation.booths import places
from scheduler.roster.grouping import Group, groups
from scheduler.roster.roster import Roster
from scheduler.timetable import Timetable
from scheduler.translation.clock import ConferenceClock
from solver.roster import values as target
from solver.roster.problem import Problem
from solver.values import Span as SolverSpan

Absences = Mapping[str, frozenset[dt.date]]  # days on which an interpreter is away after all


def problem(
    conference: Conference,
    timetable: Timetable,
    earlier: Roster | None = None,
    frozen_until: dt.datetime | None = None,
    absences: Absences | None = None,
) -> Problem:
    """Translate a conference that has been found consistent, and a timetable of it.

    Of an `earlier` roster as much as possible stays, and all of what begins before `frozen_until`.
    """
    clock, described = ConferenceClock(conference), conference.interpretation
    frozen = None if frozen_until is None else int(clock.minutes_at(frozen_until))
    assignments = [_assignment(group, described, clock) for group in groups(conference, timetable)]
    days = {day.date for day in conference.calendar.days} | {
        dt.date.fromisoformat(assignment.day) for assignment in assignments
    }
    return Problem(
        days=tuple(_day(date, clock) for date in days),
        interpreters=tuple(
            _interpreter(each, conference, clock, (absences or {}).get(each.id, frozenset()), frozen)
            for each in described.interpreters
        ),
        assignments=tuple(assignments),
        pivots=frozenset(described.pivots),
        rules=rule_settings(described),
        published=() if earlier is None else tuple(_held(earlier)),
        frozen_until=frozen,
    )


def rule_settings(described: Interpretation) -> dict[str, dict[str, Any]]:
    """Give the settings of the rules; what a restricted team costs comes from the rates, unless its rule says it."""
    rates = described.rates
    restricted = {"restricted_after": rates.restricted_after, "restricted_percent": rates.restricted_percent}
    own = described.rules.get("interpreter_days", {})
    return described.rules | {"interpreter_days": restricted | own}


def _day(date: dt.date, clock: ConferenceClock) -> target.Day:
    return target.Day(
        id=date.isoformat(),
        number=date.toordinal(),
        start=clock.minutes(date, "00:00"),
        end=clock.minutes(date, "24:00"),
    )


def _interpreter(
    person: Interpreter,
    conference: Conference,
    clock: ConferenceClock,
    away: frozenset[dt.date],
    frozen: int | None,
) -> target.Interpreter:
    known, rates = [*person.native, *person.active], conference.interpretation.rates
    return target.Interpreter(
        id=person.id,
        booth=person.booth or next(iter(known), ""),
        native=frozenset(person.native),
        active=frozenset(person.active),
        passive=frozenset(person.passive),
        rate=rates.group_1 if person.group == 1 else rates.group_2,
        remote=person.remote,
        available=_available(person.available, conference, clock, away, frozen),
    )


def _available(
    spans: Iterable[Span] | None,
    conference: Conference,
    clock: ConferenceClock,
    away: frozenset[dt.date],
    frozen: int | None,
) -> tuple[SolverSpan, ...] | None:
    """Give when somebody is there: as the conference has it, without the days on which they are away after all.

    Who falls ill on a day of which a part is over was there for that part.
    """
    if spans is None and not away:
        return None
    if spans is None:
        last = max(day.date for day in conference.calendar.days) + dt.timedelta(days=1)
        there = [(clock.minutes(clock.first, "00:00") - 24 * 60, clock.minutes(last, "24:00"))]
    else:
        there = [(clock.minutes_of(span.start), clock.minutes_of(span.end)) for span in spans]
    for date in sorted(away):
        begin, end = max(clock.minutes(date, "00:00"), frozen or 0), clock.minutes(date, "24:00")
        parts = [part for span in there for part in ((span[0], min(span[1], begin)), (max(span[0], end), span[1]))]
        there = [part for part in parts if part[0] < part[1]]
    return tuple(SolverSpan(start=start, end=end) for start, end in there)


def _assignment(group: Group, described: Interpretation, clock: ConferenceClock) -> target.Assignment:
    return target.Assignment(
        id=group.id,
        day=group.day.isoformat(),
        part=group.part,
        team=group.team,
        rooms=frozenset(placement.room for placement in group.sessions if placement.room is not None),
        start=int(clock.minutes_at(group.sessions[0].start) // 1),
        end=int(clock.minutes_at(group.end) // 1),
        sessions=tuple(
            target.Session(
                id=placement.session,
                start=int(clock.minutes_at(placement.start) // 1),
                end=int(clock.minutes_at(placement.end) // 1),
            )
            for placement in group.sessions
        ),
        booths=_booths(group.languages, described),
        remote=group.remote,
    )


def _booths(languages: tuple[str, ...], described: Interpretation) -> tuple[target.Booth, ...]:
    """Give one booth for two languages, else one for each."""
    if len(languages) == 2:
        return (target.Booth(languages=languages, seats=described.seats),)
    return tuple(
        target.Booth(languages=(each,), seats=places(each, described), both_ways=each in described.both_ways)
        for each in languages
    )


def _held(earlier: Roster) -> list[target.Held]:
    return [
        target.Held(
            assignment=assignment.id,
            booth="+".join(sorted(booth.languages)),
            interpreters=frozenset(booth.interpreters),
        )
        for assignment in earlier.assignments
        for booth in assignment.booths
        if booth.interpreters
    ]
