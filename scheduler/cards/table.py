"""Seats as rows of a table: one for each person in each group, in the conference's own language."""

from collections.abc import Iterator

from scheduler.cards.cards import Cards, GroupCard, Holder, Seat
from scheduler.feeds.sheets import Cell

OF_HOLDERS = ("id", "name", "delegation", "region", "languages")
COLUMNS = ("round", "start", "end", "room", "theme", "role", *OF_HOLDERS)


def rows(cards: Cards) -> Iterator[tuple[GroupCard, Seat, tuple[Cell, ...]]]:
    """Give a row for each seat, group by group; an empty role means that they take part."""
    for group in cards.groups:
        when = (group.start or "", group.end or "")
        for seat in group.seats:
            where = (room_of(cards, group), cards.say(group.theme), ", ".join(seat.roles))
            yield group, seat, (group.round, *when, *where, *about(seat.holder))


def about(holder: Holder) -> tuple[str, ...]:
    """Say who somebody is."""
    return holder.id, holder.name, holder.delegation, holder.region, " ".join(holder.languages)


def room_of(cards: Cards, group: GroupCard) -> str:
    """Name the room of a group; empty as long as it has none."""
    return "" if group.room is None else cards.say(group.room)
