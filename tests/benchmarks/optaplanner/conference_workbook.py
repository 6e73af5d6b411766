"""The workbook of a conference: its sheets Configuration, Timeslots, Rooms, Speakers and Talks; the others are views.

Where a room or a speaker has a cell for a timeslot, a filled one says: not then.
"""

import re
from pathlib import Path

from openpyxl.workbook import Workbook

from tests.benchmarks.optaplanner.conference import Conference, Place, Room, Speaker, Talk, Timeslot, Wishes
from tests.benchmarks.optaplanner.workbook import Row, is_filled, load, moment, number, rows, several

PAUSE = "Minimum consecutive talks pause in minutes"
WEIGHT = re.compile(r"(-?\d+)hard/(-?\d+)medium/(-?\d+)soft")


def read(path: Path) -> Conference:
    """Read a workbook."""
    return of(load(path))


def of(workbook: Workbook) -> Conference:
    """Read what has been loaded."""
    configuration = {str(row[0].value): row[1].value for row in workbook["Configuration"].iter_rows()}
    weights = {name: _weight(str(value)) for name, value in configuration.items() if WEIGHT.match(str(value))}
    timeslots = tuple(_timeslot(row) for row in rows(workbook["Timeslots"], 1))
    return Conference(
        pause=int(str(configuration[PAUSE]).partition(".")[0]),
        weights=weights,
        timeslots=timeslots,
        rooms=tuple(_room(row, timeslots) for row in rows(workbook["Rooms"], 2)),
        speakers=tuple(_speaker(row, timeslots) for row in rows(workbook["Speakers"], 2)),
        talks=tuple(_talk(row, timeslots) for row in rows(workbook["Talks"], 1)),
    )


def _weight(text: str) -> tuple[int, int, int]:
    found = WEIGHT.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is no weight; one reads like 0hard/0medium/10soft")
    hard, medium, soft = (int(each) for each in found.groups())
    return hard, medium, soft


def _wishes(cells: Row) -> Wishes:
    return Wishes(*(several(cell) for cell in cells))


def _timeslot(row: Row) -> Timeslot:
    return Timeslot(moment(row[0], row[1]), moment(row[0], row[2]), several(row[3]), several(row[4]))


def _filled(cells: Row, timeslots: tuple[Timeslot, ...]) -> frozenset[Timeslot]:
    return frozenset(slot for cell, slot in zip(cells, timeslots, strict=True) if is_filled(cell))


def _room(row: Row, timeslots: tuple[Timeslot, ...]) -> Room:
    return Room(str(row[0].value), number(row[1]), several(row[2]), several(row[3]), _filled(row[4:], timeslots))


def _speaker(row: Row, timeslots: tuple[Timeslot, ...]) -> Speaker:
    return Speaker(str(row[0].value), _wishes(row[1:5]), _wishes(row[5:9]), _filled(row[9:], timeslots))


def _place(cells: Row, timeslots: tuple[Timeslot, ...], talk_type: str) -> Place:
    day, start, end, room = cells
    name = str(room.value) if room.value else None
    if not day.value:
        return Place(None, name)
    span = moment(day, start), moment(day, end)
    return Place(next(s for s in timeslots if (s.start, s.end) == span and talk_type in s.talk_types), name)


def _talk(row: Row, timeslots: tuple[Timeslot, ...]) -> Talk:
    talk_type = str(row[2].value)
    return Talk(
        code=str(row[0].value),
        talk_type=talk_type,
        speakers=several(row[3]),
        themes=several(row[4]),
        sectors=several(row[5]),
        audiences=several(row[6]),
        level=number(row[7]),
        contents=several(row[8]),
        language=str(row[9].value or ""),
        times=_wishes(row[10:14]),
        rooms=_wishes(row[14:18]),
        exclusive=several(row[18]),
        prerequisites=several(row[19]),
        favourites=number(row[20]),
        risk=number(row[21]),
        pinned=str(row[22].value).lower() == "true",
        place=_place(row[23:27], timeslots, talk_type),
        published=_place(row[27:31], timeslots, talk_type),
    )
