"""From a rotation and its conference to the cards."""

from typing import get_args

from scheduler.cards.cards import Cards, GroupCard, Holder, Seat
from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout, LeadRole, Participant
from scheduler.conference.text import Text
from scheduler.rotation.rotation import Group, Rotation, Round


def cards(conference: Conference, breakout: Breakout, rotation: Rotation) -> Cards:
    """Make the cards of a rotation that is known to be of this breakout of this conference."""
    making = _Making(conference, breakout)
    return Cards(
        language=conference.languages.default,
        conference=conference.name,
        breakout=breakout.name,
        groups=tuple(
            making.group(number, each, group)
            for number, each in enumerate(rotation.rounds, 1)
            for group in each.groups
        ),
    )


class _Making:
    def __init__(self, conference: Conference, breakout: Breakout) -> None:
        self._zone = conference.zone
        self._themes = {theme.id: theme.name for theme in breakout.themes}
        self._rooms = {room.id: room.name or Text({"": room.id}) for room in conference.venue.rooms}
        self._regions = {region.id: region.name for region in conference.regions}
        self._delegations = {each.id: each.name or each.id for each in conference.delegations}
        self._holders = {each.id: self._holder(each) for each in breakout.participants}

    def group(self, number: int, when: Round, group: Group) -> GroupCard:
        return GroupCard(
            session=group.session,
            round=number,
            theme=self._themes[group.theme],
            room=None if group.room is None else self._rooms[group.room],
            start=None if when.start is None else when.start.astimezone(self._zone),
            end=None if when.end is None else when.end.astimezone(self._zone),
            interpretation=group.interpretation,
            seats=self._seats(group),
        )

    def _seats(self, group: Group) -> tuple[Seat, ...]:
        roles = {person: tuple(lead.role for lead in group.leads if lead.person == person) for person in group.people}
        for person in group.facilitators:
            roles[person] = roles[person] or ("facilitator",)
        seats = [Seat(self._holders[person], roles[person]) for person in group.people]
        return tuple(sorted(seats, key=_leads_first))

    def _holder(self, participant: Participant) -> Holder:
        return Holder(
            id=participant.id,
            name=participant.name or participant.id,
            delegation=self._delegations.get(participant.delegation or "", participant.delegation or ""),
            region=self._regions.get(participant.region or "", participant.region or ""),
            languages=participant.languages,
            email=participant.email or "",
        )


def _leads_first(seat: Seat) -> tuple[int, tuple[str, str]]:
    order = get_args(LeadRole)
    return min((order.index(role) for role in seat.roles), default=len(order)), seat.holder.place
