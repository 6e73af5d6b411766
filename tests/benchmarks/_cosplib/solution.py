"""A solution of a CoSPLib workbook: which track has which room in which session, and who has which time slot."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from tests.benchmarks._cosplib.workbook import Workbook

Block = tuple[str, str]  # a session and a room


@dataclass(frozen=True)
class Solution:
    """For each block that is used its track; for each its time slots in order, None where nothing is presented."""

    tracks: dict[Block, str]
    slots: dict[Block, tuple[str | None, ...]]


@dataclass(frozen=True)
class Published:
    """A published solution with the value and the amounts of each kind that its file gives."""

    solution: Solution
    value: int
    totals: dict[str, int]


def read(path: Path) -> Published:
    """Read a published workbook: rows of tracks, an empty one, rows of submissions; then what it violates."""
    book = CalamineWorkbook.from_path(path)
    rooms, *rows = book.get_sheet_by_name("sol").to_python()
    gap = next(number for number, row in enumerate(rows) if row[0] == "")
    tracks = {block: cell for row in rows[:gap] for block, cell in _cells(rooms, row) if cell}
    slots: dict[Block, tuple[str | None, ...]] = {}
    for row in rows[gap + 1 :]:
        for block, cell in _cells(rooms, row):
            slots[block] = (*slots.get(block, ()), cell or None)
    heads, *violations = book.get_sheet_by_name("violations").to_python()
    value = int(str(violations[0][0]).rpartition("=")[2])
    return Published(Solution(tracks, slots), value, dict(_totals(heads, violations)))


def _cells(rooms: list[Any], row: list[Any]) -> Iterator[tuple[Block, str]]:
    return (((row[0], room), cell) for room, cell in zip(rooms[1:], row[1:], strict=True))


def _totals(heads: list[Any], rows: list[list[Any]]) -> Iterator[tuple[str, int]]:
    for column in range(1, len(heads), 2):
        total = next(row[column + 1] for row in rows if row[column] == "Total")
        yield str(heads[column]).removeprefix("Evaluate "), int(total)


def faults(book: Workbook, solution: Solution) -> Iterator[str]:
    """Say why a solution is none: something is missing, twice, torn apart, or where it cannot be."""
    places: dict[str, list[tuple[Block, int]]] = {name: [] for name in book.submissions}
    for block, names in solution.slots.items():
        session, room = block
        if session not in book.sessions or room not in book.rooms:
            yield f"there is no {session} in {room}"
        elif len(names) > book.sessions[session].slots and any(names[book.sessions[session].slots :]):
            yield f"{session} has no time slot {len(names)}"
        for number, name in enumerate(names):
            if name is not None and name not in places:
                yield f"there is no submission {name}"
            elif name is not None:
                places[name].append((block, number))
                if solution.tracks.get(block) != book.submissions[name].track:
                    yield f"{name} is in {session}, {room}, which is for {solution.tracks.get(block)}"
    for name, found in places.items():
        blocks, numbers = {block for block, _ in found}, [number for _, number in found]
        if len(found) != book.submissions[name].slots:
            yield f"{name} has {len(found)} time slots, not {book.submissions[name].slots}"
        elif len(blocks) > 1 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            yield f"{name} is not in one piece"
