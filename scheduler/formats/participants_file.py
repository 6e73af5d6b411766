"""Participants of a breakout from a CSV or XLSX file: one row each, columns by their names."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scheduler.conference.breakouts import Breakout, Participant
from scheduler.conference.text import short
from scheduler.errors import BadInput, Fault
from scheduler.formats.documents import read_bytes
from scheduler.formats.participant_row import COLUMNS, WISH, Row, Themes
from scheduler.formats.sheet import read_rows
from scheduler.suggestions import listed


@dataclass(frozen=True)
class Listed:
    """Participants, and the row of each in the file, as a spreadsheet counts."""

    participants: tuple[Participant, ...]
    rows: tuple[int, ...]


def read_participants(path: Path, block: Breakout) -> Listed:
    """Read the participants of a breakout from a file. Raises BadInput with every fault."""
    return parse_participants(read_bytes(path), str(path), block)


def parse_participants(data: bytes, source: str, block: Breakout) -> Listed:
    """Read participants from the bytes of CSV or XLSX; columns that are not known are attributes.

    The columns: id, name, email, delegation, region, stakeholder, gender, youth, languages, strength, absent; and
    wishes, themes by id or name with `;` between them, or wish1, wish2 and so on. Raises BadInput with every fault.
    """
    rows = read_rows(data, source)
    if not rows:
        raise BadInput(source, [Fault("", f"the file is empty; its first row names columns: {listed(COLUMNS)}")])
    (first, head), *rest = rows
    columns = [folded if _is_known(folded := name.casefold()) else name for name in head]
    faults = [Fault(f"row {first}", what) for what in _wrong_columns(columns)]
    if faults:
        raise BadInput(source, faults)
    people, themes, seen = [], Themes(block), dict[str, int]()
    for number, cells in rest:
        row = Row(number, dict(zip(columns, cells, strict=False)), themes)
        faults += [*_too_wide(number, cells, columns), *row.faults, *_again(number, row, seen)]
        people += [(row.participant, number)] if row.participant is not None else []
    if faults:
        raise BadInput(source, faults)
    return Listed(tuple(person for person, _ in people), tuple(number for _, number in people))


def _is_known(column: str) -> bool:
    return column in COLUMNS or WISH.fullmatch(column) is not None


def _wrong_columns(columns: list[str]) -> Iterator[str]:
    named = [name for name in columns if name]
    if "id" not in named:
        yield f"there is no column “id”; known columns are {listed(COLUMNS)}, all others are attributes"
    for name in sorted({name for name in named if named.count(name) > 1}):
        yield f"there are two columns “{short(name)}”; leave one out or give it another name"
    if "wishes" in named and any(WISH.fullmatch(name) for name in named):
        yield "there is a column “wishes” and one for each wish as well; keep one of these"


def _too_wide(number: int, cells: list[str], columns: list[str]) -> Iterator[Fault]:
    for place, cell in enumerate(cells):
        if cell and (place >= len(columns) or not columns[place]):
            what = f"“{short(cell)}” stands in column {place + 1}, which has no name in the first row; give it one"
            yield Fault(f"row {number}", what)


def _again(number: int, row: Row, seen: dict[str, int]) -> Iterator[Fault]:
    name = row.cells.get("id", "")
    if name in seen:
        yield Fault(f"row {number} › id", f"“{short(name)}” is already in row {seen[name]}; leave one out")
    elif name:
        seen[name] = number
