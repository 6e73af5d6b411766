"""What the public is told of each session of a timetable."""

import datetime as dt

from pydantic import AwareDatetime, Field

from scheduler.agenda import filled
from scheduler.conference import Conference
from scheduler.conference.sessions import Kind
from scheduler.conference.text import Identifier, Language, Part, Text
from scheduler.conference.venue import Building, Room
from scheduler.timetable import Placement, Timetable


class Business(Part):
    """An item of the agenda that a session takes; the minutes where it was left open, none where it is adopted."""

    item: str
    title: Text
    minutes: int | None = None
    adoption: bool = False


class Notice(Part):
    """What the public is told of one session; complete, for a later conference may lack its room."""

    title: Text
    kind: Kind
    body: Identifier | None
    body_name: Text | None
    start: AwareDatetime
    end: AwareDatetime
    time_zone: str
    room: Identifier | None
    room_name: Text | None
    building: Text | None
    floor: int | None
    interpretation: tuple[Language, ...]
    organizer: str
    url: str | None
    theme: Identifier | None = None
    theme_name: Text | None = None
    coordinates: tuple[float, float] | None = None
    join_url: str | None = None
    channels: dict[Language, str] = Field(default_factory=dict)
    items: tuple[Business, ...] = ()
    cancelled: bool = False


def notices(conference: Conference, timetable: Timetable) -> dict[str, Notice]:
    """Give what the public is told of every placed session."""
    rooms = {room.id: room for room in conference.venue.rooms}
    buildings = {building.id: building for building in conference.venue.buildings}
    business = _business(conference, timetable)
    return {
        placement.session: _notice(conference, placement, rooms, buildings, business.get(placement.session, ()))
        for placement in timetable.placements
    }


def _business(conference: Conference, timetable: Timetable) -> dict[str, tuple[Business, ...]]:
    """Give the items that each session takes: those it names, then the open ones that fall to it."""
    titles = {item.id: item.title for item in conference.agenda}
    business = {
        session.id: tuple(Business(item=item, title=titles[item]) for item in session.items)
        for session in conference.sessions
    }
    for entry in filled(conference, timetable.placements):
        minutes = None if entry.adoption else entry.minutes
        filling = Business(item=entry.item, title=titles[entry.item], minutes=minutes, adoption=entry.adoption)
        business[entry.session] = (*business[entry.session], filling)
    return business


def _notice(
    conference: Conference,
    placement: Placement,
    rooms: dict[str, Room],
    buildings: dict[str, Building],
    business: tuple[Business, ...],
) -> Notice:
    session = conference.session[placement.session]
    body = conference.body.get(session.body or "")
    room = rooms.get(placement.room or "")
    building = buildings.get(room.building) if room else None
    theme = conference.theme.get(session.theme or "")
    return Notice(
        title=conference.heading(session),
        kind=session.kind,
        body=session.body,
        body_name=body.name if body else None,
        start=placement.start.astimezone(dt.UTC),
        end=placement.end.astimezone(dt.UTC),
        time_zone=conference.time_zone,
        room=room.id if room else None,
        room_name=room.name if room else None,
        building=building.name if building else None,
        floor=room.floor if room and building and not building.online else None,
        interpretation=placement.interpretation,
        organizer=conference.organizer or conference.text(conference.name),
        url=_page(conference, placement) or conference.url,
        theme=session.theme,
        theme_name=theme.name if theme else None,
        coordinates=building.coordinates if building else None,
        join_url=session.join_url or (room.url if room and building and building.online else None),
        channels=session.channels,
        items=business,
    )


def _page(conference: Conference, placement: Placement) -> str | None:
    """Give the session's place in the public programme."""
    if conference.site is None:
        return None
    day = placement.start.astimezone(conference.zone).date()
    return f"{conference.site.rstrip('/')}/c/{conference.id}?day={day.isoformat()}#s-{placement.session}"
