"""Whether a rotation is one of a conference: its breakout, sessions, themes, rooms and people are all there."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.errors import Fault
from scheduler.locations import Location, label
from scheduler.rotation.rotation import Rotation
from scheduler.suggestions import Directory

Found = Iterator[tuple[Location, str]]


def faults(conference: Conference, rotation: Rotation) -> list[Fault]:
    """Find everything in a rotation that cannot belong to a conference."""
    return [Fault(label(rotation, location), what) for location, what in _strangers(conference, rotation)]


def breakout_of(conference: Conference, rotation: Rotation) -> Breakout:
    """Give the breakout of a rotation in which there are no faults."""
    return next(breakout for breakout in conference.breakouts if breakout.id == rotation.breakout)


def _strangers(conference: Conference, rotation: Rotation) -> Found:
    if rotation.conference != conference.id:
        yield ("conference",), f"this is a rotation of “{rotation.conference}”, not of “{conference.id}”"
        return
    breakouts = Directory("breakout", (breakout.id for breakout in conference.breakouts))
    if rotation.breakout not in breakouts:
        yield ("breakout",), breakouts.unknown(rotation.breakout)
        return
    yield from _of_groups(conference, breakout_of(conference, rotation), rotation)


def _of_groups(conference: Conference, breakout: Breakout, rotation: Rotation) -> Found:
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
