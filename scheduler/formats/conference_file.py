"""A conference's file: read it, or say everything that is wrong with it."""

from pathlib import Path

from scheduler.conference import Conference
from scheduler.conference.consistency import findings
from scheduler.formats.documents import read_bytes
from scheduler.formats.shape import parsed


def read_conference(path: Path) -> Conference:
    """Read a conference from a YAML or JSON file. Raises BadInput with every fault."""
    return parse_conference(read_bytes(path), str(path))


def parse_conference(data: bytes, source: str) -> Conference:
    """Read a conference from the bytes of YAML or JSON. Raises BadInput with every fault."""
    return parsed(Conference, data, source, lambda found: ((each.location, each.what) for each in findings(found)))
