"""ROTATION.json: read it, write it the same every time."""

import json
from collections.abc import Iterator
from pathlib import Path

from scheduler.formats.documents import read_bytes
from scheduler.formats.shape import parsed
from scheduler.locations import Location
from scheduler.rotation.rotation import Rotation


def read_rotation(path: Path) -> Rotation:
    """Read a rotation from a file. Raises BadInput with every fault."""
    return parse_rotation(read_bytes(path), str(path))


def parse_rotation(data: bytes, source: str) -> Rotation:
    """Read a rotation from bytes. Raises BadInput with every fault."""
    return parsed(Rotation, data, source, _repetitions)


def write_rotation(rotation: Rotation) -> str:
    """Write a rotation as JSON: equal rotations give equal text."""
    return json.dumps(rotation.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _repetitions(rotation: Rotation) -> Iterator[tuple[Location, str]]:
    sessions: set[str] = set()
    for number, each in enumerate(rotation.rounds):
        seated: dict[str, str] = {}
        for position, group in enumerate(each.groups):
            at: Location = ("rounds", number, "groups", position)
            if group.session in sessions:
                yield (*at, "session"), f"“{group.session}” is in the rotation twice; leave one out"
            sessions.add(group.session)
            for person in group.people:
                if seated.setdefault(person, group.session) != group.session:
                    what = f"“{person}” also sits in {seated[person]} in this round; everybody sits in one group"
                    yield at, what
