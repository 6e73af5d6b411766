"""A CoSPLib workbook, read: submissions of tracks, to be given time slots of sessions in rooms.

The words are CoSPLib's own: a session is a stretch of a day with some time slots in which every room can be used, and
a track is what a submission belongs to. An empty cell is a penalty of 0. Of two similar tracks the upper triangle of
the sheet counts, as in the library's own reader.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import time
from itertools import combinations
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

Row = list[Any]
Penalties = dict[tuple[str, str], int]
DAY = 24 * 60
SIZES = slice(7, None)  # the columns of penalties in the sheet of submissions


@dataclass(frozen=True)
class Submission:
    """What is presented: its track, its time slots, its place in the track (0: any), who presents, who attends."""

    name: str
    track: str
    slots: int
    order: int
    zone: int
    presenters: frozenset[str]
    attendees: frozenset[str]


@dataclass(frozen=True)
class Session:
    """A stretch of a day: its time slots, its first and last minute of the local day."""

    name: str
    slots: int
    date: str
    start: int
    end: int


@dataclass(frozen=True)
class Hours:
    """The hours of a presenter's day that suit, those that suit less, and what the others cost."""

    suit: tuple[int, int]
    suit_less: tuple[int, int]
    less: int
    bad: int


@dataclass(frozen=True)
class Workbook:
    """A conference: `chairs` by track, penalties by pairs of names, weights by the names in its sheet."""

    submissions: dict[str, Submission]
    chairs: dict[str, frozenset[str]]
    sessions: dict[str, Session]
    rooms: tuple[str, ...]
    weights: dict[str, int]
    zone: int
    hours: Hours
    submission_session: Penalties = field(default_factory=dict)
    submission_room: Penalties = field(default_factory=dict)
    track_session: Penalties = field(default_factory=dict)
    track_room: Penalties = field(default_factory=dict)
    session_room: Penalties = field(default_factory=dict)
    similar: Penalties = field(default_factory=dict)

    def of_track(self, track: str) -> list[Submission]:
        """Give the submissions of a track."""
        return [submission for submission in self.submissions.values() if submission.track == track]


def read(path: Path) -> Workbook:
    """Read a workbook. Raises KeyError for a penalty of a name that the workbook does not have."""
    book = CalamineWorkbook.from_path(path)
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    parameters = sheets["parameters"]
    submissions = _rows(sheets["submissions"])
    sessions = {row[0]: _session(row) for row in _rows(sheets["sessions"])}
    rooms = tuple(row[0] for row in _rows(sheets["rooms"]))
    chairs = {row[0]: _names(row[1]) for row in _rows(sheets["tracks"])}
    wide = [[row[0], *row[SIZES]] for row in [sheets["submissions"][0], *submissions]]
    return Workbook(
        submissions={row[0]: _submission(row) for row in submissions},
        chairs=chairs,
        sessions=sessions,
        rooms=rooms,
        weights={
            _label(row[3]): int(row[4]) for row in parameters if len(row) > 4 and isinstance(row[4], int | float)
        },
        zone=_zone(parameters[1][1]),
        hours=_hours(parameters),
        submission_session=_penalties(wide, sessions),
        submission_room=_penalties(wide, rooms),
        track_session=_penalties(sheets["tracks_sessions|penalty"], sessions),
        track_room=_penalties(sheets["tracks_rooms|penalty"], rooms),
        session_room=_penalties(sheets["sessions_rooms|penalty"], rooms),
        similar=_similar(sheets["similar tracks"]),
    )


def _rows(sheet: list[Row]) -> list[Row]:
    return [row for row in sheet[1:] if row[0] != ""]


def _label(cell: Any) -> str:
    return str(cell).strip().rstrip(":")


def _names(cell: Any) -> frozenset[str]:
    return frozenset(name for name in str(cell).split(", ") if name)


def _zone(cell: Any) -> int:
    """Give the minutes that a zone such as GMT+2 is ahead of Greenwich."""
    return 60 * int(str(cell).removeprefix("GMT"))


def _minutes(cell: time) -> int:
    return cell.hour * 60 + cell.minute


def _hours(rows: list[Row]) -> Hours:
    """Read the hours by their place in the sheet: four stand under two headings, each with its penalty."""
    cells = [row[1] for row in rows]
    suit, less = (_minutes(cells[3]), _minutes(cells[4])), (_minutes(cells[6]), _minutes(cells[7]))
    return Hours(suit, less, int(cells[8]), int(cells[10]))


def _session(row: Row) -> Session:
    return Session(row[0], int(row[1]), str(row[2]), _minutes(row[3]), _minutes(row[4]))


def _submission(row: Row) -> Submission:
    name, track, slots, order, zone, presenters, attendees = row[:7]
    return Submission(name, track, int(slots), int(order), _zone(zone), _names(presenters), _names(attendees))


def _penalties(sheet: list[Row], names: Iterable[str]) -> Penalties:
    columns = [(number, name) for number, name in enumerate(sheet[0]) if number and name in set(names)]
    return {(row[0], name): int(row[number]) for row in _rows(sheet) for number, name in columns if row[number] != ""}


def _similar(sheet: list[Row]) -> Penalties:
    return {pair: int(penalty) for pair, penalty in _upper(_rows(sheet)) if penalty != ""}


def _upper(rows: list[Row]) -> Iterator[tuple[tuple[str, str], Any]]:
    for (number, row), (other, below) in combinations(enumerate(rows), 2):
        yield (row[0], below[0]), rows[number][other + 1]
