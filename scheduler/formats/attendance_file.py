"""ATTENDANCE.json: read it, write it the same every time."""

import json
from collections.abc import Iterator
from pathlib import Path

from scheduler.attendance import Attendance
from scheduler.formats.documents import read_bytes
from scheduler.formats.shape import parsed
from scheduler.locations import Location


def read_attendance(path: Path) -> Attendance:
    """Read what was seen of a breakout from a file. Raises BadInput with every fault."""
    return parse_attendance(read_bytes(path), str(path))


def parse_attendance(data: bytes, source: str) -> Attendance:
    """Read what was seen of a breakout from bytes. Raises BadInput with every fault."""
    return parsed(Attendance, data, source, _repetitions)


def write_attendance(seen: Attendance) -> str:
    """Write what was seen as JSON: equal attendance gives equal text."""
    return json.dumps(seen.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, indent=1) + "\n"


def _repetitions(seen: Attendance) -> Iterator[tuple[Location, str]]:
    marks: set[tuple[str, int]] = set()
    for position, mark in enumerate(seen.marks):
        if (mark.person, mark.round) in marks:
            yield ("marks", position), f"“{mark.person}” is marked twice in round {mark.round}; leave one out"
        marks.add((mark.person, mark.round))
    people: set[str] = set()
    for position, each in enumerate(seen.arrivals):
        if each.participant.id in people:
            yield ("arrivals", position), f"“{each.participant.id}” arrives twice; leave one out"
        people.add(each.participant.id)
