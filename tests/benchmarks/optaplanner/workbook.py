"""What the workbooks of both examples have in common: rows below a heading, lists in a cell, days and times."""

import datetime as dt
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Row = tuple[Cell, ...]


def load(path: Path) -> Workbook:
    """Load a workbook, though it has no default style."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Workbook contains no default style")
        return load_workbook(path)


def rows(sheet: Worksheet, headings: int) -> Iterator[Row]:
    """Give the rows below the headings that begin with something."""
    found: Any = sheet.iter_rows(min_row=headings + 1)
    return (row for row in found if row[0].value)


def several(cell: Cell) -> frozenset[str]:
    """Give what a cell lists, separated by commas."""
    return frozenset(each.strip() for each in str(cell.value or "").split(",") if each.strip())


def number(cell: Cell) -> int:
    """Give a whole number, 0 for an empty cell."""
    value: Any = cell.value
    return int(value or 0)


def moment(day: Cell, time: Cell) -> dt.datetime:
    """Read a day such as "Mon 2018-10-01" and a time of it."""
    return dt.datetime.fromisoformat(f"{str(day.value)[-10:]} {time.value}")


def is_filled(cell: Cell) -> bool:
    """Tell whether a cell has a colour."""
    return cell.fill is not None and bool(cell.fill.fill_type)
