"""What cards are made of: groups with those who sit in them, and people with the groups to which they go."""

import datetime as dt
from dataclasses import dataclass, field, replace

from scheduler.conference.breakouts import LeadRole
from scheduler.conference.text import Text


@dataclass(frozen=True)
class Holder:
    """A participant as a card names them; who has no name goes by the id.

    `email` is for call platforms only, and stands on no card.
    """

    id: str
    name: str
    delegation: str = ""
    region: str = ""
    languages: tuple[str, ...] = ()
    email: str = field(default="", repr=False)

    @property
    def place(self) -> tuple[str, str]:
        """By name, as people look for themselves."""
        return self.name.casefold(), self.id


@dataclass(frozen=True)
class Seat:
    """Somebody who sits in a group, and the roles in which they lead it; without any they take part."""

    holder: Holder
    roles: tuple[LeadRole, ...] = ()


@dataclass(frozen=True)
class GroupCard:
    """A group of a round, counted from 1: its theme, where and when it meets, and its seats, leads first.

    The room goes by its id where it has no name. Times are on the conference's clock, as far as they are known.
    """

    session: str
    round: int
    theme: Text
    room: Text | None
    start: dt.datetime | None
    end: dt.datetime | None
    interpretation: tuple[str, ...]
    seats: tuple[Seat, ...]

    @property
    def leads(self) -> tuple[Seat, ...]:
        """Those who lead the group."""
        return tuple(seat for seat in self.seats if seat.roles)

    @property
    def participants(self) -> tuple[Seat, ...]:
        """Those who take part in it."""
        return tuple(seat for seat in self.seats if not seat.roles)


@dataclass(frozen=True)
class Stop:
    """A group to which a person goes, and the roles in which they lead it."""

    group: GroupCard
    roles: tuple[LeadRole, ...]


@dataclass(frozen=True)
class Cards:
    """All groups of a rotation, or of one round of it, in the order of rounds.

    `language` is the conference's default one: texts that are not in the reader's language are in this one.
    """

    language: str
    conference: Text
    breakout: Text
    groups: tuple[GroupCard, ...]

    def of_round(self, number: int) -> "Cards":
        """Give the cards of one round only, counted from 1."""
        return replace(self, groups=tuple(group for group in self.groups if group.round == number))

    def of_session(self, session: str) -> "Cards":
        """Give the cards of one group only."""
        return replace(self, groups=tuple(group for group in self.groups if group.session == session))

    def say(self, text: Text, language: str = "") -> str:
        """Give a text in a language, else in the conference's own."""
        return text.inn(language, self.language)

    @property
    def rounds(self) -> tuple[int, ...]:
        """The numbers of the rounds."""
        return tuple(sorted({group.round for group in self.groups}))

    def moves(self) -> tuple[tuple[Holder, tuple[Stop, ...]], ...]:
        """Give each person, by name, with the groups to which they go, round by round."""
        stops: dict[Holder, list[Stop]] = {}
        for group in self.groups:
            for seat in group.seats:
                stops.setdefault(seat.holder, []).append(Stop(group, seat.roles))
        return tuple((holder, tuple(stops[holder])) for holder in sorted(stops, key=lambda each: each.place))
