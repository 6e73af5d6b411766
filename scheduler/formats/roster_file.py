"""ROSTER.json: read it, write it the same every time."""

import json
from collections.abc import Iterator
from pathlib import Path

from scheduler.formats.documents import read_bytes
from scheduler.formats.shape import parsed
from scheduler.locations import Location
from scheduler.roster.roster import Roster


def read_roster(path: Path) -> Roster:
    """Read a roster from a file. Raises BadInput with every fault."""
    return parse_roster(read_bytes(path), str(path))


def parse_roster(data: bytes, source: str) -> Roster:
    """Read a roster from bytes. Raises BadInput with every fault."""
    return parsed(Roster, data, source, _repetitions)


def write_roster(roster: Roster) -> str:
    """Write a roster as JSON: equal rosters give equal text."""
    return json.dumps(roster.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _repetitions(roster: Roster) -> Iterator[tuple[Location, str]]:
    seen: set[str] = set()
    for position, assignment in enumerate(roster.assignments):
        at: Location = ("assignments", position)
        if assignment.id in seen:
            yield (*at, "id"), f"“{assignment.id}” is in the roster twice; leave one out"
        seen.add(assignment.id)
        booths: set[str] = set()
        for number, booth in enumerate(assignment.booths):
            if booth.id in booths:
                yield (*at, "booths", number, "languages"), "there is such a booth in this assignment already"
            booths.add(booth.id)
