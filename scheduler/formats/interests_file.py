"""How many people want two sessions, from a CSV or XLSX file, as `hemicycle interests` writes it."""

from collections.abc import Iterator
from pathlib import Path

from scheduler.conference import Conference
from scheduler.conference.text import short
from scheduler.errors import BadInput, Fault
from scheduler.formats.documents import read_bytes
from scheduler.formats.sheet import read_rows
from scheduler.interests import COLUMNS, Interests, Pair
from scheduler.suggestions import Directory, listed

_MOST = 1_000_000


def read_interests(path: Path, conference: Conference) -> Interests:
    """Read the pairs of a file; rows of one session say how wanted it is, and no search asks for that.

    Raises BadInput with every fault.
    """
    return parse_interests(read_bytes(path), str(path), conference)


def parse_interests(data: bytes, source: str, conference: Conference) -> Interests:
    """Read the pairs from the bytes of a file. Raises BadInput with every fault."""
    rows = read_rows(data, source)
    if not rows or [name.casefold() for name in rows[0][1][: len(COLUMNS)]] != list(COLUMNS):
        raise BadInput(source, [Fault("row 1", f"the first row names the columns: {listed(COLUMNS)}")])
    known = Directory("session", (session.id for session in conference.sessions))
    pairs: dict[Pair, int] = {}
    faults: list[Fault] = []
    for number, cells in rows[1:]:
        session, also, people = (*cells, "", "", "")[: len(COLUMNS)]
        wrong = [Fault(f"row {number} › {column}", what) for column, what in _faults(known, session, also, people)]
        first, second = sorted((session, also))
        if not wrong and also:
            pairs[first, second] = pairs.get((first, second), 0) + int(people)
        faults += wrong
    if faults:
        raise BadInput(source, faults)
    return {pair: people for pair, people in pairs.items() if people}


def _faults(known: Directory, session: str, also: str, people: str) -> Iterator[tuple[str, str]]:
    for column, name in (("session", session), ("also", also)):
        if name not in known and (name or column == "session"):
            yield column, known.unknown(name)
    if session and session == also:
        yield "also", f"“{short(also)}” cannot clash with itself; leave the row out"
    if not (people.isascii() and people.isdigit() and int(people) <= _MOST):
        yield "people", f"“{short(people)}” is no number of people up to {_MOST:,}"
