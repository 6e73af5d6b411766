"""A conference's file: read it, or say everything that is wrong with it."""

from pathlib import Path

from scheduler.conference import Conference
from scheduler.conference.consistency import findings
from scheduler.errors import BadInput, Fault
from scheduler.formats.documents import read_bytes, read_document
from scheduler.formats.shape import shaped


def read_conference(path: Path) -> Conference:
    """Read a conference from a YAML or JSON file. Raises BadInput with every fault."""
    return parse_conference(read_bytes(path), str(path))


def parse_conference(data: bytes, source: str) -> Conference:
    """Read a conference from the bytes of YAML or JSON. Raises BadInput with every fault."""
    document = read_document(data, source)
    conference, faults = shaped(Conference, document)
    faults = [*document.faults, *faults]
    if conference is not None:
        faults += [document.fault(found.location, found.what) for found in findings(conference)]
    if conference is None or faults:
        raise BadInput(source, sorted(faults, key=_line))
    return conference


def _line(fault: Fault) -> int:
    return fault.line or 0
