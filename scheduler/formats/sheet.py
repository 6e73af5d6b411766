"""A CSV or XLSX file to rows of text: what a spreadsheet shows, without what it computes."""

import csv
import datetime as dt
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from scheduler.errors import BadInput, Fault
from scheduler.formats.documents import LARGEST

LARGEST_INSIDE = 200_000_000  # bytes of an XLSX file once it is unpacked
MOST_ROWS = 100_001
_DELIMITERS = ",;\t"
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Rows = list[tuple[int, list[str]]]  # each row that is not empty, with its number as a spreadsheet shows it


def read_rows(data: bytes, source: str) -> Rows:
    """Read the rows of a CSV file, or of the first sheet of an XLSX file. Raises BadInput if that cannot be done."""
    if len(data) > LARGEST:
        raise _bad(source, f"the file is larger than {LARGEST // 1_000_000} MB; leave data out")
    if data.startswith(_OLD_EXCEL):
        raise _bad(source, "this is a workbook of an old kind; save it as .xlsx or as CSV")
    rows = _of_workbook(data, source) if data.startswith(_ZIP) else _of_csv(data, source)
    found = [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]
    if len(found) > MOST_ROWS:
        raise _bad(source, f"there are {len(found):,} rows; at most {MOST_ROWS:,} are allowed")
    return found


def _bad(source: str, what: str, line: int | None = None) -> BadInput:
    return BadInput(source, [Fault("", what, line)])


def _of_csv(data: bytes, source: str) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"the byte 0x{data[error.start]:02X} is not UTF-8; save the file as “CSV UTF-8”"
        raise _bad(source, what, line) from error
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [[cell.strip() for cell in row] for row in reader]
    except csv.Error as error:
        raise _bad(source, f"this is no CSV: {error}; look at the quotes", reader.line_num) from error


def _of_workbook(data: bytes, source: str) -> list[list[str]]:
    try:
        with ZipFile(BytesIO(data)) as unpacked:
            if sum(entry.file_size for entry in unpacked.infolist()) > LARGEST_INSIDE:
                what = f"the workbook holds more than {LARGEST_INSIDE // 1_000_000} MB; leave data out"
                raise _bad(source, what)
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (BadZipFile, CalamineError) as error:
        raise _bad(source, f"this workbook cannot be read: {error}; save it anew as .xlsx or as CSV") from error
    return [[_shown(cell) for cell in row] for row in rows]


def _shown(cell: object) -> str:
    """Give a cell as people see it: whole numbers without a point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    return str(cell).strip()
