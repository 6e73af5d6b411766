"""The workbook of meetings: its sheets Configuration, Days, Rooms, Persons and Meetings; the others are views."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from openpyxl.workbook import Workbook

from tests.benchmarks.optaplanner.meeting import GRAIN, LUNCH, Agenda, Grain, Meeting, Place
from tests.benchmarks.optaplanner.workbook import Row, load, moment, number, rows, several

TITLES = 3  # rows above the constraints of the configuration


def read(path: Path) -> Agenda:
    """Read a workbook."""
    return of(load(path))


def of(workbook: Workbook) -> Agenda:
    """Read what has been loaded."""
    days = list(rows(workbook["Days"], 1))
    grains = [grain for day, row in enumerate(days) for grain in _grains(day, row)]
    people = tuple(str(row[0].value) for row in rows(workbook["Persons"], 1))
    lines = list(rows(workbook["Meetings"], 1))
    placed = [(row, _place(row, days, grains)) for row in lines]
    return Agenda(
        weights={str(row[0].value): number(row[1]) for row in rows(workbook["Configuration"], TITLES)},
        grains=tuple(grains),
        rooms={str(row[0].value): number(row[1]) for row in rows(workbook["Rooms"], 1)},
        people=people,
        meetings=tuple(_meeting(row, people) for row in lines),
        places={str(row[0].value): place for row, place in placed if place is not None},
    )


def _grains(day: int, row: Row) -> Iterator[Grain]:
    """Give the grains of a day, which leave the lunch hour out."""
    start, end, lunch = (_minute(moment(row[0], at)) for at in row[1:4])
    for minute in range(start, end, GRAIN):
        if not lunch <= minute < lunch + LUNCH:
            yield Grain(day, minute)


def _minute(at: dt.datetime) -> int:
    return at.hour * 60 + at.minute


def _meeting(row: Row, people: tuple[str, ...]) -> Meeting:
    """Read a meeting: of an entire group, everybody must be there; else its speakers too."""
    required = several(row[5]) | several(row[3])
    if str(row[1].value or "").lower() == "y":
        return Meeting(str(row[0].value), number(row[2]) // GRAIN, frozenset(people))
    return Meeting(str(row[0].value), number(row[2]) // GRAIN, required, several(row[6]))


def _place(row: Row, days: list[Row], grains: list[Grain]) -> Place | None:
    day, time, room = row[7:10]
    if not (day.value and time.value and room.value):
        return None
    number_of_day = next(number for number, known in enumerate(days) if known[0].value == day.value)
    return Place(grains.index(Grain(number_of_day, _minute(moment(day, time)))), str(room.value))
