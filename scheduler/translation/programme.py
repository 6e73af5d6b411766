"""Breaks, observances, agenda items, groups, wishes and who presides, as the solver's problem has them."""

from scheduler.conference import Conference
from scheduler.conference.bodies import Body
from scheduler.conference.people import Person
from scheduler.conference.sessions import Session
from scheduler.interests import Interests
from scheduler.translation.clock import ConferenceClock
from solver.timetable import groupings
from solver.timetable import values as target


def breaks(conference: Conference, clock: ConferenceClock) -> tuple[target.Break, ...]:
    """Give the breaks of every day."""
    return tuple(
        target.Break(
            kind=pause.kind,
            start=clock.minutes(day.date, pause.start),
            end=clock.minutes(day.date, pause.end),
        )
        for day in conference.calendar.days
        for pause in conference.calendar.breaks
    )


def observances(conference: Conference, clock: ConferenceClock) -> tuple[target.Observance, ...]:
    """Give the religious periods, whole days each."""
    return tuple(
        target.Observance(
            name=conference.text(each.name),
            level=each.level,
            start=clock.minutes(each.first, "00:00"),
            end=clock.minutes(each.last, "24:00"),
        )
        for each in conference.calendar.observances
    )


def items(conference: Conference) -> tuple[target.Item, ...]:
    """Give the items of the agenda."""
    return tuple(
        target.Item(id=item.id, lead=item.lead, minutes=item.minutes, adopted=item.adopted)
        for item in conference.agenda
    )


def groups(conference: Conference) -> tuple[groupings.Group, ...]:
    """Give what is asked of groups of sessions."""
    return tuple(
        groupings.Group(
            id=group.id,
            sessions=frozenset(group.sessions),
            rule=group.rule,
            limit=1 if group.limit is None else group.limit,
            gap=group.gap or 0,
            weight=group.weight,
        )
        for group in conference.groups
    )


def wishes(conference: Conference, counted: Interests) -> tuple[groupings.Interest, ...]:
    """Give what people have chosen, as the conference says, and the pairs that were counted elsewhere."""
    chosen = [
        groupings.Interest(count=each.people, sessions=frozenset(each.sessions), registered=each.registered)
        for each in conference.interests
    ]
    pairs = [groupings.Interest(count=people, sessions=frozenset(pair)) for pair, people in counted.items()]
    return (*chosen, *pairs)


def presiding(session: Session, body: Body | None) -> frozenset[str]:
    """Give the chair and vice-chairs of whom any may preside; none if it must be the chair alone."""
    if session.chair is not None or body is None or not body.vice_chair_may_replace or not body.vice_chairs:
        return frozenset()
    return frozenset({*body.vice_chairs, *([body.chair] if body.chair is not None else [])})


def high_level_member(person: Person) -> bool:
    """Tell whether somebody is a high-level representative of a Member State."""
    return person.high_level and person.stakeholder == "member-state"
