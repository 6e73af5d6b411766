"""Whether a rotation is one of a conference: its breakout, sessions, themes, rooms and people are all there."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.errors import BadInput, Fault
from scheduler.locations import Location, label
from scheduler.rotation.rotation import Rotation
from scheduler.suggestions import Directory


def breakout_of(conference: Conference, rotation: Rotation, source: str) -> Breakout:
    """Give the breakout of a rotation. Raises BadInput for a rotation of another conference or breakout."""
    known = Directory("breakout", (breakout.id for breakout in conference.breakouts))
    if rotation.conference != conference.id:
        what = f"this is a rotation of “{rotation.conference}”, not of “{conference.id}”"
        raise BadInput(source, [Fault("conference", what)])
    if rotation.breakout not in known:
        raise BadInput(source, [Fault("breakout", known.unknown(rotation.breakout))])
    return next(breakout for breakout in conference.breakouts if breakout.id == rotation.breakout)


def faults(conference: Conference, breakout: Breakout, rotation: Rotation) -> list[Fault]:
    """Find every session, theme, room and person in a rotation that its breakout does not have."""
    found = _strangers(conference, breakout, rotation)
    return [Fault(label(rotation, location), what) for location, what in found]


def _strangers(conference: Conference, breakout: Breakout, rotation: Rotation) -> Iterator[tuple[Location, str]]:
    sessions = Directory("group session", (session for each in breakout.rounds for session in each))
    themes = Directory("theme", (theme.id for theme in breakout.themes))
    rooms = Directory("room", (room.id for room in conference.venue.rooms))
    people = Directory("participant", (participant.id for participant in breakout.participants))
    for number, each in enumerate(rotation.rounds):
        for position, group in enumerate(each.groups):
            at: Location = ("rounds", number, "groups", position)
            named = ((sessions, group.session), (themes, group.theme), (rooms, group.room))
            for known, name in named:
                if name is not None and name not in known:
                    yield at, known.unknown(name)
            for person in group.people:
                if person not in people:
                    yield at, people.unknown(person)
