"""Where a conference meets: buildings, rooms, and the ways between them."""

from typing import Annotated

from pydantic import Field

from scheduler.conference.calendar import Span
from scheduler.conference.text import Address, Identifier, Part, Text

Seats = Annotated[int, Field(ge=0, le=1_000_000)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Walk = Annotated[int, Field(ge=0, le=24 * 60)]


class Building(Part):
    """A building; `online` marks a platform. Minutes to walk on one floor and between floors.

    `coordinates` are its latitude and longitude in degrees, north and east positive (WGS 84).
    """

    id: Identifier
    name: Text
    same_floor: Walk = 0
    other_floor: Walk = 0
    online: bool = False
    coordinates: tuple[Latitude, Longitude] | None = None


class Way(Part):
    """Minutes from one building to another, both directions."""

    between: tuple[Identifier, Identifier]
    minutes: Walk


class Room(Part):
    """A room: seats by layout, interpreter places of each booth, what it offers, when it can be used.

    `seats` is one number for every layout, or a number for each. `turnover` is the minutes it stays empty between
    two sessions.
    """

    id: Identifier
    name: Text | None = None
    building: Identifier
    floor: Annotated[int, Field(ge=-20, le=200)] = 0
    seats: Seats | dict[Identifier, Seats]
    booths: Annotated[tuple[Annotated[int, Field(ge=1, le=20)], ...], Field(max_length=40)] = ()
    features: frozenset[Identifier] = frozenset()
    turnover: Annotated[int, Field(ge=0, le=600)] | None = None
    available: tuple[Span, ...] | None = None
    closed: tuple[Span, ...] = ()
    url: Address | None = None


def seats(room: Room, layout: str) -> int:
    """Give the seats of a room in a layout; none if it cannot be laid out so."""
    return room.seats if isinstance(room.seats, int) else room.seats.get(layout, 0)


class Venue(Part):
    """Buildings, the ways between them, rooms, and the turnover of rooms that do not say their own."""

    buildings: Annotated[tuple[Building, ...], Field(min_length=1, max_length=200)]
    ways: tuple[Way, ...] = ()
    turnover: Annotated[int, Field(ge=0, le=600)] = 15
    rooms: Annotated[tuple[Room, ...], Field(max_length=2000)] = ()


Place = tuple[str, int]
"""A building and a floor of it."""


class Walks:
    """Minutes to walk from place to place of a venue, and from room to room."""

    def __init__(self, venue: Venue) -> None:
        self._buildings = {building.id: building for building in venue.buildings}
        self._ways = {frozenset(way.between): way.minutes for way in venue.ways}
        self.place: dict[str, Place] = {room.id: (room.building, room.floor) for room in venue.rooms}

    def between(self, one: Place, other: Place) -> int:
        """Give the minutes from one place to another; between buildings without a known way there are none."""
        if one[0] != other[0]:
            return self._ways.get(frozenset((one[0], other[0])), 0)
        here = self._buildings[one[0]]
        return here.same_floor if one[1] == other[1] else here.other_floor

    def rooms(self, one: str | None, other: str | None) -> int:
        """Give the minutes from one room to another; none within a room, and where one of them is not known."""
        if one == other or one not in self.place or other not in self.place:
            return 0
        return self.between(self.place[one], self.place[other])
