"""Cards as a workbook: a sheet for each round, and one of everybody with the rooms and themes of all rounds."""

from collections.abc import Iterator

from openpyxl import Workbook

from scheduler.cards.cards import Cards, Stop
from scheduler.cards.table import COLUMNS, OF_HOLDERS, about, room_of, rows
from scheduler.feeds.sheets import Cell, Titles, add_sheet, to_bytes


def workbook(cards: Cards) -> bytes:
    """Write the workbook; equal cards give equal bytes, and a name that begins like a formula is a text."""
    book, titles = Workbook(), Titles()
    book.remove(book.worksheets[0])
    for number in cards.rounds:
        seats = [row for _, _, row in rows(cards.of_round(number))]
        add_sheet(book, titles.take(f"Round {number}"), COLUMNS, seats)
    header = [f"round {number} {what}" for number in cards.rounds for what in ("room", "theme")]
    add_sheet(book, titles.take("Everybody"), (*OF_HOLDERS, *header), _everybody(cards))
    return to_bytes(book)


def _everybody(cards: Cards) -> Iterator[tuple[Cell, ...]]:
    for holder, stops in cards.moves():
        of_round: dict[int, Stop] = {stop.group.round: stop for stop in stops}
        yield (*about(holder), *(cell for number in cards.rounds for cell in _where(cards, of_round.get(number))))


def _where(cards: Cards, stop: Stop | None) -> tuple[str, str]:
    return ("", "") if stop is None else (room_of(cards, stop.group), cards.say(stop.group.theme))
