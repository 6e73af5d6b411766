"""From a conference, its timetable and an earlier roster to the solver's problem."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from scheduler.conference import Conference
from scheduler.conference.calendar import Span
from scheduler.conference.interpretation import Interpretation, Interpreter
from scheduler.interpretation.booths import with_languages
from scheduler.roster.grouping import Group, groups
from scheduler.roster.roster import Roster
from scheduler.timetable import Timetable
from scheduler.translation.clock import ConferenceClock
from solver.roster import values as target
from solver.roster.problem import Problem
from solver.roster.rules.interpreter_days import InterpreterDays
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
        days=tuple(target.Day(id=date.isoformat(), number=date.toordinal()) for date in days),
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
    name = InterpreterDays.name()
    return described.rules | {name: restricted | described.rules.get(name, {})}


def _interpreter(
    person: Interpreter,
    conference: Conference,
    clock: ConferenceClock,
    away: frozenset[dt.date],
    frozen: int | None,
) -> target.Interpreter:
    return target.Interpreter(
        id=person.id,
        booth=person.home,
        native=frozenset(person.native),
        active=frozenset(person.active),
        passive=frozenset(person.passive),
        rate=conference.interpretation.rates.of_group(person.group),
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
    return tuple(SolverSpan(start=start, end=end) for start, end in _joined(there))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that touch or overlap: whoever is there until ten and from ten on is there at ten."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _assignment(group: Group, described: Interpretation, clock: ConferenceClock) -> target.Assignment:
    return target.Assignment(
        id=group.id,
        day=group.day.isoformat(),
        rooms=frozenset(placement.room for placement in group.sessions if placement.room is not None),
        start=int(clock.minutes_at(group.start) // 1),
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
    """Give the booths; in one of two languages everybody works both ways, and nobody has to say it."""
    return tuple(
        target.Booth(languages=each, seats=seats, both_ways=len(each) == 1 and each[0] in described.both_ways)
        for each, seats in with_languages(languages, described)
    )


def _held(earlier: Roster) -> list[target.Held]:
    return [
        target.Held(
            assignment=assignment.id,
            booth=booth.id,
            interpreters=frozenset(booth.interpreters),
        )
        for assignment in earlier.assignments
        for booth in assignment.booths
        if booth.interpreters
    ]
