"""What a rotation is on paper: rosters, cards for doors, cards for people; and tables. Pure: no clock, no network."""

from scheduler.cards.cards import Cards, GroupCard, Holder, Seat, Stop
from scheduler.cards.making import cards

__all__ = ["Cards", "GroupCard", "Holder", "Seat", "Stop", "cards"]
