"""A day as a grid: rooms side by side, time downwards, each session in its cells."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from web.lines import MINUTES_A_ROW
from web.pages.cards import Card, Said

_FIRST_ROW = 2  # the first row holds the names of the rooms
_FIRST_COLUMN = 2  # the first column holds the hours
_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True)
class Head:
    """The head of a room's columns; a room has several where sessions overlap."""

    room: Said | None
    building: Said | None
    floor: int | None
    column: int
    width: int


@dataclass(frozen=True)
class Cell:
    """Where a session lies: its column, its first row, and the row after its last."""

    column: int
    row: int
    end: int

    @property
    def short(self) -> bool:
        """Say whether there is room for little more than a title."""
        return self.end - self.row <= 30 // MINUTES_A_ROW


@dataclass(frozen=True)
class Grid:
    """The lines of a day: heads, hours with their rows, and the cell of each session."""

    heads: tuple[Head, ...]
    hours: tuple[tuple[str, int], ...]
    cells: dict[str, Cell]
    columns: int


def lay_out(cards: Sequence[Card], rooms: Sequence[str]) -> Grid:
    """Lay out the sessions of one day, rooms in the order given; a cancelled session gets no cell."""
    running = sorted((card for card in cards if not card.cancelled), key=lambda card: (card.start, card.end))
    begin = min((_minute(card.start) for card in running), default=9 * _HOUR) // _HOUR * _HOUR
    finish = -(-max((_last(card) for card in running), default=17 * _HOUR) // _HOUR) * _HOUR
    heads: list[Head] = []
    cells: dict[str, Cell] = {}
    column = _FIRST_COLUMN
    for room in _in_order({card.room for card in running}, rooms):
        inside = [card for card in running if card.room == room]
        lanes = _lanes(inside)
        for number, lane in enumerate(lanes):
            cells |= {card.session: _cell(card, column + number, begin) for card in lane}
        first = inside[0]
        heads.append(Head(first.room_name, first.building, first.floor, column, len(lanes)))
        column += len(lanes)
    hours = [(f"{minute // _HOUR:02}:00", _row(minute, begin)) for minute in range(begin, finish + 1, _HOUR)]
    return Grid(tuple(heads), tuple(hours), cells, column - _FIRST_COLUMN)


def _in_order(used: set[str | None], rooms: Sequence[str]) -> list[str | None]:
    rank = {room: number for number, room in enumerate(rooms)}
    return sorted(used, key=lambda room: (room is None, rank.get(room or "", len(rank)), room or ""))


def _lanes(cards: Sequence[Card]) -> list[list[Card]]:
    """Spread sessions that overlap in one room over as many columns as they need."""
    lanes: list[list[Card]] = []
    for card in cards:
        free = next((lane for lane in lanes if lane[-1].end <= card.start), None)
        if free is None:
            lanes.append([card])
        else:
            free.append(card)
    return lanes


def _cell(card: Card, column: int, begin: int) -> Cell:
    row = _row(_minute(card.start), begin)
    return Cell(column=column, row=row, end=max(row + 1, _row(_last(card), begin)))


def _row(minute: int, begin: int) -> int:
    return _FIRST_ROW + (minute - begin) // MINUTES_A_ROW


def _minute(moment: dt.datetime) -> int:
    return moment.hour * _HOUR + moment.minute


def _last(card: Card) -> int:
    """Give the minute of the day at which a session ends on the grid: midnight, if it goes on after it."""
    return _minute(card.end) if card.end.date() == card.start.date() else _DAY
