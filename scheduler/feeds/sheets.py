"""Sheets of a workbook: a header that stays, real dates and numbers, texts that are no formulas, the same bytes."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from scheduler.feeds.formulas import FORMULA

Cell = str | int | dt.datetime
MOST_IN_A_TITLE = 31  # of a sheet: Excel's limit
_MOMENT = "yyyy-mm-dd hh:mm"
_NARROWEST, _WIDEST = 8, 60  # columns, in characters
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ALWAYS = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the workbook's own properties know no zone
_PROPERTIES = "docProps/core.xml"


class Titles:
    """The titles of a workbook's sheets: allowed ones, and each only once, whatever its case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """Give a title as much like the wanted one as can be."""
        clean = _NOT_IN_TITLES.sub(" ", wanted).strip(" '") or "Sheet"
        title, number = clean[:MOST_IN_A_TITLE].rstrip(" '"), 1
        while title.casefold() in self._taken:
            number += 1
            end = f" {number}"
            title = clean[: MOST_IN_A_TITLE - len(end)].rstrip(" '") + end
        self._taken.add(title.casefold())
        return title


def add_sheet(book: Workbook, title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Add a sheet; moments are written as their own clock shows them."""
    sheet: Worksheet = book.create_sheet(title)
    table = [tuple(header), *rows]
    for row, values in enumerate(table, 1):
        for column, value in enumerate(values, 1):
            _write(sheet, row, column, value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, values in enumerate(zip(*table, strict=True), 1):
        longest = max(len(line) for value in values for line in _shown(value).split("\n"))
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def to_bytes(book: Workbook) -> bytes:
    """Write a workbook; equal ones give equal bytes."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    properties = DocumentProperties(creator="Hemicycle", created=_ALWAYS, modified=_ALWAYS)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = tostring(properties.to_tree()) if name == _PROPERTIES else source.read(name)
            member = zipfile.ZipInfo(name, _ALWAYS.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, content)
    return fixed.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = sheet.cell(row, column)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, dt.datetime):
        cell.value, cell.number_format = value.replace(tzinfo=None), _MOMENT
    elif value == "":
        return
    elif isinstance(value, str):
        cell.value = _NOT_IN_XML.sub("\ufffd", value)
        # The library takes a text that begins like a formula, or reads like an error, for one.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA)
    else:
        cell.value = value


def _shown(value: Cell) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, dt.datetime) else str(value)
