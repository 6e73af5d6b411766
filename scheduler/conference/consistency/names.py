"""Names of things that the conference does not have."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.fields import named, named_in_breakouts
from scheduler.conference.consistency.finding import Finding
from scheduler.suggestions import Directory


def findings(conference: Conference) -> Iterator[Finding]:
    """Find every name that nothing in the conference has, with the nearest one that something has."""
    known = directories(conference)
    for location, sort, name in named(conference):
        if name not in known[sort]:
            yield Finding(location, known[sort].unknown(name))
    yield from _in_breakouts(conference)
    yield from _layouts(conference)


def directories(conference: Conference) -> dict[str, Directory]:
    """Give the names that there are, by the sort of thing that has them."""
    themes = [*conference.themes, *(theme for block in conference.breakouts for theme in block.themes)]
    names = {
        "part of the day": [part.id for part in conference.calendar.parts],
        "day": [str(day.date) for day in conference.calendar.days],
        "building": [building.id for building in conference.venue.buildings],
        "room": [room.id for room in conference.venue.rooms],
        "feature": [feature for room in conference.venue.rooms for feature in room.features],
        "regime": [regime.id for regime in conference.languages.regimes],
        "region": [region.id for region in conference.regions],
        "person": [person.id for person in conference.people],
        "body": [body.id for body in conference.bodies],
        "delegation": [delegation.id for delegation in conference.delegations],
        "agenda item": [item.id for item in conference.agenda],
        "session": [session.id for session in conference.sessions],
        "theme": [theme.id for theme in themes],
    }
    return {sort: Directory(sort, known) for sort, known in names.items()}


def _in_breakouts(conference: Conference) -> Iterator[Finding]:
    """Look up themes and participants of breakouts; where no participants are listed, they come with another file."""
    blocks = [
        {
            "theme": Directory("theme", (theme.id for theme in block.themes)),
            "participant": Directory("participant", (person.id for person in block.participants)),
        }
        for block in conference.breakouts
    ]
    for position, (location, sort, name) in named_in_breakouts(conference):
        known = blocks[position][sort]
        if name not in known and (sort == "theme" or known.names):
            leads = sort == "participant" and "leads" in location
            right = " (whoever leads is among the participants: add them there, or mend the id)" if leads else ""
            yield Finding(location, known.unknown(name) + right)


def _layouts(conference: Conference) -> Iterator[Finding]:
    tables = [room.seats for room in conference.venue.rooms if isinstance(room.seats, dict)]
    if not tables or len(tables) < len(conference.venue.rooms):
        return  # a room with one number of seats takes every layout
    layouts = Directory("layout", (layout for table in tables for layout in table))
    for position, session in enumerate(conference.sessions):
        if session.needs_room and session.layout not in layouts:
            yield Finding(("sessions", position, "layout"), layouts.unknown(session.layout))
