"""Seats as CSV: a full table, and the form in which Zoom reads who goes to which breakout room.

UTF-8; a cell is never a formula.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence

from scheduler.cards.cards import Cards, GroupCard
from scheduler.cards.table import COLUMNS, room_of, rows
from scheduler.feeds.formulas import harmless
from scheduler.feeds.sheets import Cell

_ZOOM = ("Pre-assign Room Name", "Email Address")


def table(cards: Cards) -> bytes:
    """Write every seat; e-mail addresses have a column where any is known."""
    seats = [(seat.holder.email, row) for _, seat, row in rows(cards)]
    if any(email for email, _ in seats):
        return _written((*COLUMNS, "email"), ((*row, email) for email, row in seats))
    return _written(COLUMNS, (row for _, row in seats))


def zoom(cards: Cards) -> bytes:
    """Write the rooms of one round, for Zoom holds one set of them; without those whose e-mail is not known."""
    known = ((group, seat.holder.email) for group, seat, _ in rows(cards) if seat.holder.email)
    return _written(_ZOOM, ((_room(cards, group), email) for group, email in known))


def without_email(cards: Cards) -> tuple[str, ...]:
    """Give the ids of those who cannot be assigned beforehand: nobody knows their e-mail."""
    return tuple(sorted({seat.holder.id for group in cards.groups for seat in group.seats if not seat.holder.email}))


def _room(cards: Cards, group: GroupCard) -> str:
    return room_of(cards, group) or f"{cards.say(group.theme)} ({group.session})"


def _written(header: Sequence[str], table: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([harmless(_plain(cell)) for cell in row] for row in table)
    return text.getvalue().encode()


def _plain(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, dt.datetime) else str(cell)
