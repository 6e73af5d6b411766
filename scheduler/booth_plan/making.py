"""From a timetable with teams, and a roster if there is one, to the booth plan."""

import datetime as dt
from collections.abc import Collection, Iterator

from scheduler import translation
from scheduler.booth_plan.plan import Assignment, Booth, BoothPlan, Interpreted, Named, Seats
from scheduler.conference import Conference
from scheduler.conference.text import Text
from scheduler.errors import BadInput, Fault
from scheduler.interpretation.booths import booths
from scheduler.timetable import Placement, Timetable
from solver.timetable.assignments import assignments


def booth_plan(conference: Conference, timetable: Timetable, seats: Seats | None = None) -> BoothPlan:
    """Make the booth plan; `seats` says who sits where, if that is known.

    Interpreted sessions without a team, or with one that the conference does not have, are assignments of their own
    without a team. Raises BadInput if `seats` names an assignment, a booth or an interpreter that does not exist.
    """
    making = _Making(conference, timetable)
    found = [*making.of_teams(seats or {}), *making.without_team()]
    if faults := [*making.strangers(found, seats or {})]:
        raise BadInput("roster", faults)
    return BoothPlan(
        assignments=tuple(sorted(found, key=_by_time)),
        teams=tuple(making.team.values()),
    )


def _by_time(assignment: Assignment) -> tuple[dt.datetime, dt.datetime, str]:
    return assignment.start, assignment.end, assignment.sessions[0].id


class _Making:
    def __init__(self, conference: Conference, timetable: Timetable) -> None:
        described = conference.interpretation
        self.conference, self.timetable = conference, timetable
        self.placed = timetable.placed()
        self.rooms = {room.id: room.name or Text({"": room.id}) for room in conference.venue.rooms}
        self.parts = {part.id: part.name for part in conference.calendar.parts}
        self.team = {team.id: Named(team.id, team.name or team.id) for team in described.teams}
        self.people = {each.id: Named(each.id, each.name or each.id) for each in described.interpreters}
        self.problem = translation.problem(conference)
        self.plan = translation.plan(conference, timetable)

    def of_teams(self, seats: Seats) -> Iterator[Assignment]:
        self.assigned: set[str] = set()
        for each in assignments(self.problem, self.plan):
            self.assigned.update(each.sessions)
            sessions = [self._session(self.placed[session]) for session in each.sessions]
            people = seats.get((each.team, sessions[0].start.date(), sessions[0].id), {})
            seated = {frozenset(languages): ids for languages, ids in people.items()}
            yield Assignment(
                team=self.team[each.team],
                part=self._part(sessions[0]),
                sessions=tuple(sessions),
                booths=tuple(
                    Booth(booth.languages, booth.seats, self._named(seated.get(frozenset(booth.languages), ())))
                    for booth in self._booths({tag for session in sessions for tag in session.languages})
                ),
            )

    def without_team(self) -> Iterator[Assignment]:
        for placement in self.timetable.placements:
            if placement.interpretation and placement.session not in self.assigned:
                session = self._session(placement)
                yield Assignment(None, self._part(session), (session,), self._booths(set(session.languages)))

    def strangers(self, found: list[Assignment], seats: Seats) -> Iterator[Fault]:
        known = {(each.team.id, each.day, each.sessions[0].id): each for each in found if each.team is not None}
        for (team, day, session), people in seats.items():
            where = f"{team} › {day} › {session}"
            if (team, day, session) not in known:
                yield Fault(where, "the timetable has no such assignment; make the roster anew from this timetable")
                continue
            offered = {frozenset(booth.languages) for booth in known[team, day, session].booths}
            for languages, ids in people.items():
                if frozenset(languages) not in offered:
                    yield Fault(where, f"there is no booth for {', '.join(languages)}; make the roster anew")
                for person in ids:
                    if person not in self.people:
                        yield Fault(where, f"there is no interpreter “{person}”")

    def _session(self, placement: Placement) -> Interpreted:
        session = self.conference.session[placement.session]
        body = self.conference.body.get(session.body or "")
        return Interpreted(
            id=session.id,
            title=session.title or (body.name if body else Text({"": session.id})),
            start=placement.start.astimezone(self.conference.zone),
            end=placement.end.astimezone(self.conference.zone),
            room=self.rooms.get(placement.room or ""),
            languages=placement.interpretation,
        )

    def _part(self, session: Interpreted) -> Text | None:
        """Give the part of the day that has begun last when a session starts."""
        minute, day = self.plan.placements[session.id].start, session.start.date().isoformat()
        begun = [part for part in self.problem.parts if part.day == day and part.start <= minute]
        return self.parts[max(begun, key=lambda part: part.start).band] if begun else None

    def _booths(self, languages: Collection[str]) -> tuple[Booth, ...]:
        official = self.conference.languages.official
        order = {tag: place for place, tag in enumerate(official)}
        tags = sorted(languages, key=lambda tag: (order.get(tag, len(order)), tag))
        seats = booths(tags, self.conference.interpretation)
        together = [tuple(tags)] if len(tags) == 2 else [(tag,) for tag in tags]
        return tuple(Booth(each, number) for each, number in zip(together, seats, strict=False))

    def _named(self, ids: tuple[str, ...]) -> tuple[Named, ...]:
        return tuple(self.people.get(person, Named(person, person)) for person in ids)
