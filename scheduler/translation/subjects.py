"""Subjects, and the times that are not welcome to a session, as the solver's problem has them."""

from scheduler.conference import Conference
from scheduler.conference.sessions import Session
from scheduler.translation.clock import ConferenceClock
from solver.timetable import groupings
from solver.timetable import values as target


def subjects(conference: Conference) -> tuple[groupings.Subject, ...]:
    """Give what sessions are about, with the prices."""
    return tuple(
        groupings.Subject(
            id=subject.id,
            sessions=frozenset(subject.sessions),
            together=subject.together,
            other_room=subject.other_room,
            other_day=subject.other_day,
            wrong_order=subject.wrong_order,
            scattered=subject.scattered,
        )
        for subject in conference.subjects
    )


def unwelcome_times(session: Session, clock: ConferenceClock) -> tuple[target.UnwelcomeTime, ...]:
    """Give the times at which a session would rather not start, with the prices."""
    return tuple(
        target.UnwelcomeTime(start=clock.minutes_of(span.start), end=clock.minutes_of(span.end), price=span.price)
        for span in session.unwelcome_times
    )
