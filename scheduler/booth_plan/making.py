"""From a timetable, and a roster if there is one, to the booth plan."""

from scheduler.booth_plan.plan import Assignment, Booth, BoothPlan, Interpreted, Named
from scheduler.conference import Conference
from scheduler.conference.text import Text
from scheduler.interpretation.booths import with_languages
from scheduler.roster.grouping import Group, groups
from scheduler.roster.roster import Roster
from scheduler.timetable import Placement, Timetable


def booth_plan(conference: Conference, timetable: Timetable, roster: Roster | None = None) -> BoothPlan:
    """Make the booth plan; `roster` says who sits where, if that is known.

    The assignments are those of a roster of this timetable. Where the roster has no such assignment or booth, which
    `disagreements` would find, it is not known who sits there.
    """
    making = _Making(conference, roster)
    found = tuple(making.assignment(group) for group in groups(conference, timetable))
    return BoothPlan(assignments=found, teams=tuple(making.team.values()))


class _Making:
    def __init__(self, conference: Conference, roster: Roster | None) -> None:
        described, official = conference.interpretation, conference.languages.official
        self._conference = conference
        self._rooms = {room.id: room.name or Text({"": room.id}) for room in conference.venue.rooms}
        self._parts = {part.id: part.name for part in conference.calendar.parts}
        self._order = {tag: number for number, tag in enumerate(official)}
        self._people = {each.id: Named(each.id, each.name or each.id) for each in described.interpreters}
        self._seated = {
            (assignment.id, booth.id): booth.interpreters
            for assignment in (roster.assignments if roster is not None and not roster.why else ())
            for booth in assignment.booths
        }
        self.team = {team.id: Named(team.id, team.name or team.id) for team in described.teams}

    def assignment(self, group: Group) -> Assignment:
        return Assignment(
            id=group.id,
            team=None if group.team is None else self.team[group.team],
            part=self._parts.get(group.part),
            sessions=tuple(self._session(placement) for placement in group.sessions),
            booths=self._booths(group),
        )

    def _session(self, placement: Placement) -> Interpreted:
        session = self._conference.session[placement.session]
        return Interpreted(
            id=session.id,
            title=self._conference.heading(session),
            start=placement.start.astimezone(self._conference.zone),
            end=placement.end.astimezone(self._conference.zone),
            room=self._rooms.get(placement.room or ""),
            languages=placement.interpretation,
        )

    def _booths(self, group: Group) -> tuple[Booth, ...]:
        tags = sorted(group.languages, key=lambda tag: (self._order.get(tag, len(self._order)), tag))
        return tuple(
            Booth(languages, seats, self._named(self._seated.get((group.id, "+".join(sorted(languages))))))
            for languages, seats in with_languages(tags, self._conference.interpretation)
        )

    def _named(self, people: tuple[str, ...] | None) -> tuple[Named, ...] | None:
        return None if people is None else tuple(self._people.get(each, Named(each, each)) for each in people)
