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
