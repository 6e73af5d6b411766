"""From the conference to the solver's problem."""

import datetime as dt
from collections import Counter

from scheduler.conference import Conference
from scheduler.conference.bodies import Body
from scheduler.conference.calendar import Day, Span
from scheduler.conference.interpretation import Team
from scheduler.conference.open_agenda import takes_open_items
from scheduler.conference.people import Person
from scheduler.conference.sessions import Session, is_required, pinned_start
from scheduler.conference.venue import Room, Venue, Walks
from scheduler.interests import NOBODYS, Interests
from scheduler.interpretation import Grant, granted
from scheduler.interpretation.booths import booths
from scheduler.timetable import Timetable
from scheduler.translation.clock import ConferenceClock
from scheduler.translation.programme import breaks, groups, high_level_member, items, observances, presiding, wishes
from scheduler.translation.subjects import subjects, unwelcome_times
from scheduler.translation.tracks import themes, unwelcome
from solver.timetable import values as target
from solver.timetable.problem import Problem


def problem(
    conference: Conference,
    published: Timetable | None = None,
    frozen_until: dt.datetime | None = None,
    interests: Interests = NOBODYS,
) -> Problem:
    """Translate a conference that has been found consistent, what of it is published and should stay, and wishes."""
    clock, grants = ConferenceClock(conference), granted(conference)
    return Problem(
        step=conference.calendar.grid_minutes,
        days=tuple(_day(day, conference, clock) for day in conference.calendar.days),
        parts=tuple(part for day in conference.calendar.days for part in _parts(day, conference, clock)),
        rooms=tuple(_room(room, conference, clock) for room in conference.venue.rooms),
        people=tuple(_person(person, clock) for person in conference.people),
        teams=tuple(_team(team, conference, clock) for team in conference.interpretation.teams),
        most_assignments=conference.interpretation.budget.assignments,
        most_interpreter_days=conference.interpretation.budget.interpreter_days,
        bodies=tuple(_body(body, conference, clock) for body in conference.bodies),
        sessions=tuple(_session(session, conference, grants[session.id], clock) for session in conference.sessions),
        precedences=_precedences(conference),
        breakouts=tuple(
            target.Breakout(
                id=block.id,
                rounds=block.rounds,
                introduction=block.introduction,
                report_back=block.report_back,
            )
            for block in conference.breakouts
        ),
        delegations=_delegations(conference),
        breaks=breaks(conference, clock),
        observances=observances(conference, clock),
        items=items(conference),
        groups=groups(conference),
        subjects=subjects(conference),
        interests=wishes(conference, interests),
        themes=themes(conference),
        unwelcome=unwelcome(conference),
        travel=_travel(conference.venue),
        rules=conference.rules,
        published=() if published is None else _published(published, clock),
        frozen_until=None if frozen_until is None else int(clock.minutes_at(frozen_until)),
    )


def _published(timetable: Timetable, clock: ConferenceClock) -> tuple[target.Published, ...]:
    return tuple(
        target.Published(
            session=placement.session,
            start=int(clock.minutes_at(placement.start) // 1),
            room=placement.room,
            team=placement.team,
        )
        for placement in timetable.placements
    )


def _day(day: Day, conference: Conference, clock: ConferenceClock) -> target.Day:
    return target.Day(
        id=day.date.isoformat(),
        kind=day.kind,
        start=clock.minutes(day.date, "00:00"),
        end=clock.minutes(day.date, "24:00"),
        evening=clock.minutes(day.date, conference.calendar.evening),
        week=day.week,
    )


def _parts(day: Day, conference: Conference, clock: ConferenceClock) -> list[target.Part]:
    parts = []
    for part in conference.calendar.parts:
        if day.parts is None or part.id in day.parts:
            start, end = part.exceptions.get(day.date, (part.start, part.end))
            parts.append(
                target.Part(
                    id=f"{day.date.isoformat()} {part.id}",
                    day=day.date.isoformat(),
                    band=part.id,
                    start=clock.minutes(day.date, start),
                    end=clock.minutes(day.date, end),
                )
            )
    return parts


def _span(span: Span, clock: ConferenceClock) -> target.Span:
    return target.Span(start=clock.minutes_of(span.start), end=clock.minutes_of(span.end))


def _room(room: Room, conference: Conference, clock: ConferenceClock) -> target.Room:
    layouts = {session.layout for session in conference.sessions}
    seats = dict.fromkeys(layouts, room.seats) if isinstance(room.seats, int) else room.seats
    closed = [_span(span, clock) for span in room.closed]
    if room.available is not None:
        end = max(clock.minutes(day.date, "24:00") for day in conference.calendar.days)
        closed += _gaps([_span(span, clock) for span in room.available], end)
    return target.Room(
        id=room.id,
        seats=seats,
        booths=tuple(sorted(room.booths, reverse=True)),
        features=room.features,
        place=f"{room.building}/{room.floor}",
        turnover=conference.venue.turnover if room.turnover is None else room.turnover,
        closed=tuple(sorted(closed, key=lambda span: (span.start, span.end))),
    )


def _gaps(available: list[target.Span], end: int) -> list[target.Span]:
    gaps, moment = [], 0
    for span in sorted(available, key=lambda span: span.start):
        if span.start > moment:
            gaps.append(target.Span(start=moment, end=span.start))
        moment = max(moment, span.end)
    return [*gaps, target.Span(start=moment, end=end)] if moment < end else gaps


def _person(person: Person, clock: ConferenceClock) -> target.Person:
    available = None if person.available is None else tuple(_span(span, clock) for span in person.available)
    return target.Person(
        id=person.id,
        available=available,
        poor_hours=tuple(_span(span, clock) for span in person.poor_hours),
        bad_hours=tuple(_span(span, clock) for span in person.bad_hours),
        high_level_member=high_level_member(person),
    )


def _team(team: Team, conference: Conference, clock: ConferenceClock) -> target.Team:
    return target.Team(
        id=team.id,
        languages=frozenset(team.languages),
        people=sum(booths(team.languages, conference.interpretation)),
        remote=team.remote,
        available=None if team.available is None else tuple(_span(span, clock) for span in team.available),
    )


def _body(body: Body, conference: Conference, clock: ConferenceClock) -> target.Body:
    lineage, parent = [], body.parent
    while parent is not None:
        lineage.append(parent)
        parent = conference.body[parent].parent
    officers = {body.chair, body.secretary, *body.vice_chairs, *body.co_chairs} - {None}
    return target.Body(
        id=body.id,
        role=body.role,
        parent=body.parent,
        lineage=tuple(lineage),
        exclusive=body.exclusive,
        programme=body.programme,
        members=frozenset(officer for officer in officers if officer is not None) | body.members,
        co_chairs=frozenset(body.co_chairs),
        window=None if body.window is None else _span(body.window, clock),
        apart=body.apart,
        related=body.related,
    )


def _session(session: Session, conference: Conference, grant: Grant, clock: ConferenceClock) -> target.Session:
    body = None if session.body is None else conference.body[session.body]
    deputies = presiding(session, body)
    return target.Session(
        id=session.id,
        name=f"{conference.title(session)} ({session.id})",
        kind=session.kind,
        role=session.role,
        body=session.body,
        duration=session.minutes,
        attendance=session.attendance,
        layout=session.layout,
        needs_room=session.needs_room,
        rooms=_rooms(session, conference),
        features=session.features,
        booths=tuple(sorted(grant.booths, reverse=True)),
        languages=frozenset(grant.languages),
        statutory=conference.is_statutory(session),
        people=frozenset(session.people),
        chair=session.chair or (body.chair if body and not deputies else None),
        presiding=deputies,
        theme=session.theme,
        place_in_theme=session.place_in_theme,
        adopts=session.adopts,
        items=frozenset(session.items),
        takes_open_items=takes_open_items(session),
        windows=_windows(session, clock),
        bands=None if session.parts is None else frozenset(session.parts),
        start=_pinned(session, clock),
        room=session.room,
        required=is_required(session),
        priority=session.request.rank if session.request else 1,
        organizer=session.request.organizer if session.request else None,
        received=_received(session, clock),
        difficulty=session.difficulty,
        liked=session.liked,
        unwelcome_times=unwelcome_times(session, clock),
    )


def _rooms(session: Session, conference: Conference) -> frozenset[str] | None:
    """Give the rooms that a session names, else those of its building, else of that of its body or a body above."""
    if session.rooms is not None:
        return frozenset(session.rooms)
    building, body = session.building, session.body
    while building is None and body is not None:
        building, body = conference.body[body].building, conference.body[body].parent
    if building is None:
        return None
    return frozenset(room.id for room in conference.venue.rooms if room.building == building)


def _windows(session: Session, clock: ConferenceClock) -> tuple[target.Span, ...] | None:
    days = None if session.days is None else [_whole(day, clock) for day in session.days]
    windows = None if session.windows is None else [_span(span, clock) for span in session.windows]
    if days is None or windows is None:
        spans = days if windows is None else windows
        return None if spans is None else tuple(sorted(spans, key=lambda span: (span.start, span.end)))
    both = [
        target.Span(start=max(day.start, span.start), end=min(day.end, span.end))
        for day in days
        for span in windows
        if max(day.start, span.start) < min(day.end, span.end)
    ]
    return tuple(sorted(both, key=lambda span: (span.start, span.end)))


def _whole(day: dt.date, clock: ConferenceClock) -> target.Span:
    return target.Span(start=clock.minutes(day, "00:00"), end=clock.minutes(day, "24:00"))


def _pinned(session: Session, clock: ConferenceClock) -> int | None:
    start = pinned_start(session)
    return None if start is None else clock.minutes_of(start)


def _received(session: Session, clock: ConferenceClock) -> int | None:
    if session.request is None or session.request.received is None:
        return None
    return clock.minutes(session.request.received, "00:00")


def _precedences(conference: Conference) -> tuple[target.Precedence, ...]:
    pairs = {(first, session.id) for session in conference.sessions for first in session.after}
    pairs |= {(session.id, then) for session in conference.sessions for then in session.before}
    plain = [target.Precedence(before=first, after=then) for first, then in pairs]
    given = [
        target.Precedence(before=each.first, after=each.then, min_gap=each.min_gap, max_gap=each.max_gap)
        for each in conference.precedences
    ]
    return tuple(plain + given)


def _delegations(conference: Conference) -> tuple[target.Delegations, ...]:
    p2c = {session.body for session in conference.sessions if session.kind == "p2c"}
    usual = frozenset(
        body.id for body in conference.bodies if (body.statutory or body.id in p2c) and body.role != "steering"
    )
    groups = Counter(
        (delegation.size if delegation.on_site is None else delegation.on_site, delegation.follows or usual)
        for delegation in conference.delegations
    )
    return tuple(
        target.Delegations(count=count, people=people, bodies=bodies) for (people, bodies), count in groups.items()
    )


def _travel(venue: Venue) -> dict[str, dict[str, int]]:
    walks = Walks(venue)
    places = sorted(set(walks.place.values()))
    return {
        f"{building}/{floor}": {
            f"{other}/{other_floor}": walks.between((building, floor), (other, other_floor))
            for other, other_floor in places
        }
        for building, floor in places
    }
