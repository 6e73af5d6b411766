"""The workbook of a conference: its sheets Configuration, Timeslots, Rooms, Speakers and Talks; the others are views.

Where a room or a speaker has a cell for a timeslot, a filled one says: not then.
"""

import datetime as dt
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.benchmarks.optaplanner.conference import Conference, Place, Room, Speaker, Tags, Talk, Timeslot, Wishes

PAUSE = "Minimum consecutive talks pause in minutes"
WEIGHT = re.compile(r"(-?\d+)hard/(-?\d+)medium/(-?\d+)soft")


def read(path: Path) -> Conference:
    """Read a workbook."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Workbook contains no default style")
        return of(load_workbook(path))


def of(workbook: Workbook) -> Conference:
    """Read what has been loaded."""
    configuration = {str(row[0].value): row[1].value for row in workbook["Configuration"].iter_rows()}
    weights = {name: _weight(str(value)) for name, value in configuration.items() if WEIGHT.match(str(value))}
    timeslots = tuple(_timeslot(row) for row in _records(workbook["Timeslots"], 1))
    return Conference(
        pause=int(str(configuration[PAUSE]).partition(".")[0]),
        weights=weights,
        timeslots=timeslots,
        rooms=tuple(_room(row, timeslots) for row in _records(workbook["Rooms"], 2)),
        speakers=tuple(_speaker(row, timeslots) for row in _records(workbook["Speakers"], 2)),
        talks=tuple(_talk(row, timeslots) for row in _records(workbook["Talks"], 1)),
    )


def _records(sheet: Worksheet, headers: int) -> Iterator[tuple[Cell, ...]]:
    rows: Any = sheet.iter_rows(min_row=headers + 1)
    return (row for row in rows if row[0].value)


def _weight(text: str) -> tuple[int, int, int]:
    hard, medium, soft = (int(each) for each in WEIGHT.fullmatch(text).groups())  # type: ignore[union-attr]
    return hard, medium, soft


def _tags(cell: Cell) -> Tags:
    return frozenset(tag.strip() for tag in str(cell.value or "").split(",") if tag.strip())


def _wishes(cells: tuple[Cell, ...]) -> Wishes:
    return Wishes(*(_tags(cell) for cell in cells))


def _moment(day: Cell, time: Cell) -> dt.datetime:
    """Read a day such as "Mon 2018-10-01" and a time of it."""
    return dt.datetime.fromisoformat(f"{str(day.value)[-10:]} {time.value}")


def _timeslot(row: tuple[Cell, ...]) -> Timeslot:
    return Timeslot(_moment(row[0], row[1]), _moment(row[0], row[2]), _tags(row[3]), _tags(row[4]))


def _filled(cells: tuple[Cell, ...], timeslots: tuple[Timeslot, ...]) -> frozenset[Timeslot]:
    return frozenset(
        slot for cell, slot in zip(cells, timeslots, strict=True) if cell.fill is not None and cell.fill.fill_type
    )


def _room(row: tuple[Cell, ...], timeslots: tuple[Timeslot, ...]) -> Room:
    capacity: Any = row[1].value
    return Room(str(row[0].value), int(capacity), _tags(row[2]), _tags(row[3]), _filled(row[4:], timeslots))


def _speaker(row: tuple[Cell, ...], timeslots: tuple[Timeslot, ...]) -> Speaker:
    return Speaker(str(row[0].value), _wishes(row[1:5]), _wishes(row[5:9]), _filled(row[9:], timeslots))


def _number(cell: Cell) -> int:
    value: Any = cell.value
    return int(value or 0)


def _place(cells: tuple[Cell, ...], timeslots: tuple[Timeslot, ...], talk_type: str) -> Place:
    day, start, end, room = cells
    name = str(room.value) if room.value else None
    if not day.value:
        return Place(None, name)
    span = _moment(day, start), _moment(day, end)
    return Place(next(s for s in timeslots if (s.start, s.end) == span and talk_type in s.talk_types), name)


def _talk(row: tuple[Cell, ...], timeslots: tuple[Timeslot, ...]) -> Talk:
    talk_type = str(row[2].value)
    return Talk(
        code=str(row[0].value),
        talk_type=talk_type,
        speakers=_tags(row[3]),
        themes=_tags(row[4]),
        sectors=_tags(row[5]),
        audiences=_tags(row[6]),
        level=_number(row[7]),
        contents=_tags(row[8]),
        language=str(row[9].value or ""),
        times=_wishes(row[10:14]),
        rooms=_wishes(row[14:18]),
        exclusive=_tags(row[18]),
        prerequisites=_tags(row[19]),
        favourites=_number(row[20]),
        risk=_number(row[21]),
        pinned=str(row[22].value).lower() == "true",
        place=_place(row[23:27], timeslots, talk_type),
        published=_place(row[27:31], timeslots, talk_type),
    )
