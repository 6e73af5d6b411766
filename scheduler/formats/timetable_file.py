"""TIMETABLE.json: read it, compare it with its conference, write it the same every time."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from scheduler.conference import Conference
from scheduler.errors import Fault
from scheduler.formats.documents import read_bytes
from scheduler.formats.shape import parsed
from scheduler.locations import Location, label
from scheduler.suggestions import Directory
from scheduler.timetable import Placement, Timetable


def read_timetable(path: Path) -> Timetable:
    """Read a timetable from a file. Raises BadInput with every fault."""
    return parse_timetable(read_bytes(path), str(path))


def parse_timetable(data: bytes, source: str) -> Timetable:
    """Read a timetable from bytes. Raises BadInput with every fault."""
    return parsed(Timetable, data, source, _repetitions)


def write_timetable(timetable: Timetable) -> str:
    """Write a timetable as JSON: equal timetables give equal text, in the order of time."""
    plain = timetable.model_dump(mode="json")
    by_time = sorted(timetable.placements, key=lambda each: (each.start.astimezone(dt.UTC), each.session))
    plain["placements"] = [placement.model_dump(mode="json") for placement in by_time]
    if not timetable.agenda:
        del plain["agenda"]
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def faults(conference: Conference, timetable: Timetable) -> list[Fault]:
    """Find everything in a timetable that cannot belong to a conference."""
    found = [*_repetitions(timetable), *_strangers(conference, timetable)]
    return [Fault(label(timetable, location), what) for location, what in found]


def _repetitions(timetable: Timetable) -> Iterator[tuple[Location, str]]:
    seen: set[str] = set()
    entries: list[tuple[str, int, str]] = [
        *(("placements", position, each.session) for position, each in enumerate(timetable.placements)),
        *(("unplaced", position, each.session) for position, each in enumerate(timetable.unplaced)),
    ]
    for where, position, session in entries:
        if session in seen:
            what = f"“{session}” is in the timetable twice; a session takes place once"
            yield (where, position, "session"), what
        seen.add(session)


def _strangers(conference: Conference, timetable: Timetable) -> Iterator[tuple[Location, str]]:
    if timetable.conference != conference.id:
        yield ("conference",), f"this is a timetable of “{timetable.conference}”, not of “{conference.id}”"
    sessions = Directory("session", conference.session)
    rooms = Directory("room", (room.id for room in conference.venue.rooms))
    teams = Directory("team", (team.id for team in conference.interpretation.teams))
    for position, placement in enumerate(timetable.placements):
        if placement.session in sessions:
            yield from _length(("placements", position, "end"), placement, conference)
        else:
            yield ("placements", position, "session"), sessions.unknown(placement.session)
        if placement.room is not None and placement.room not in rooms:
            yield ("placements", position, "room"), rooms.unknown(placement.room)
        if placement.team is not None and placement.team not in teams:
            yield ("placements", position, "team"), teams.unknown(placement.team)
    for position, unplaced in enumerate(timetable.unplaced):
        if unplaced.session not in sessions:
            yield ("unplaced", position, "session"), sessions.unknown(unplaced.session)
    items = Directory("agenda item", (item.id for item in conference.agenda))
    for position, entry in enumerate(timetable.agenda):
        if entry.session not in sessions:
            yield ("agenda", position, "session"), sessions.unknown(entry.session)
        if entry.item not in items:
            yield ("agenda", position, "item"), items.unknown(entry.item)


def _length(location: Location, placement: Placement, conference: Conference) -> Iterator[tuple[Location, str]]:
    minutes = conference.session[placement.session].minutes
    # Within one zone Python subtracts what the clocks show; only UTC gives the time that passes.
    right = placement.start.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)
    if placement.end != right:
        shown = right.astimezone(conference.zone).isoformat()
        yield location, f"the session takes {minutes} minutes, so that it ends at {shown}"
