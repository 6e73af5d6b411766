"""ROSTER.json: read it, write it the same every time."""

import json
from collections.abc import Iterator
from pathlib import Path

from scheduler.errors import BadInput
from scheduler.formats.documents import read_bytes, read_document
from scheduler.formats.shape import shaped
from scheduler.locations import Location
from scheduler.roster.roster import Roster


def read_roster(path: Path) -> Roster:
    """Read a roster from a file. Raises BadInput with every fault."""
    return parse_roster(read_bytes(path), str(path))


def parse_roster(data: bytes, source: str) -> Roster:
    """Read a roster from bytes. Raises BadInput with every fault."""
    document = read_document(data, source)
    roster, faults = shaped(Roster, document)
    if roster is not None:
        faults = [document.fault(location, what) for location, what in _repetitions(roster)]
    if roster is None or document.faults or faults:
        raise BadInput(source, sorted([*document.faults, *faults], key=lambda fault: fault.line or 0))
    return roster


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
        booths: set[tuple[str, ...]] = set()
        for number, booth in enumerate(assignment.booths):
            languages = tuple(sorted(booth.languages))
            if languages in booths:
                yield (*at, "booths", number, "languages"), "there is such a booth in this assignment already"
            booths.add(languages)
