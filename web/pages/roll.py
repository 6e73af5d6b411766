"""The roll of a group: who is expected, who was seen, who sits here as well. It has names, for leads only."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.attendance import Attendance, Mark
from scheduler.attendance.attendance import marked
from scheduler.cards import Cards, GroupCard, Holder, Seat
from scheduler.cards.labels import Labels
from scheduler.conference import Conference
from web.pages.booths import Tongues
from web.pages.cards import Said, say
from web.speech import Speech

NOTHING = ""


@dataclass(frozen=True)
class ShownSeat:
    """Somebody on a roll. `state` is what is marked for this group, "" for nothing; `seen` is the mark in one word.

    `elsewhere` is the theme of the other group in which they were seen; `gone` says that they left before.
    """

    id: str
    name: str
    about: tuple[str, ...]
    languages: Tongues
    role: str
    state: str
    seen: str
    elsewhere: Said | None
    gone: bool

    @property
    def is_missing(self) -> bool:
        """Tell whether somebody who is expected is known not to be here."""
        return self.state in ("missing", "left") or self.elsewhere is not None or self.gone


@dataclass(frozen=True)
class Roll:
    """The roll of one group; the round counts from 1. `guests` were seen here and are not expected."""

    session: str
    round: int
    theme: Said
    room: Said | None
    start: dt.datetime | None
    end: dt.datetime | None
    seats: tuple[ShownSeat, ...]
    guests: tuple[ShownSeat, ...]

    @property
    def came(self) -> int:
        """How many were seen here, guests included."""
        return sum(seat.state == "came" for seat in (*self.seats, *self.guests))

    @property
    def missing(self) -> tuple[ShownSeat, ...]:
        """Those who are expected and known not to be here."""
        return tuple(seat for seat in self.seats if seat.is_missing)

    @property
    def unmarked(self) -> int:
        """Of how many who are expected nothing is known."""
        return sum(not seat.state and not seat.is_missing for seat in self.seats)


class Rolls:
    """The rolls of a rotation's groups, as of what was seen."""

    def __init__(self, conference: Conference, made: Cards, seen: Attendance, labels: Labels, speech: Speech) -> None:
        self._conference, self._made, self._labels, self._speech = conference, made, labels, speech
        self._marks = {number: marked(seen.marks, number) for number in made.rounds}
        self._away = seen.absent(len(made.rounds))
        self._themes = {group.session: group.theme for group in made.groups}
        late = {each.participant.id: each.participant for each in seen.arrivals}
        self.people = {
            name: Holder(id=name, name=each.name or name, languages=each.languages) for name, each in late.items()
        } | {holder.id: holder for holder, _ in made.moves()}

    def of(self, group: GroupCard) -> Roll:
        """Give the roll of a group."""
        here = {seat.holder.id for seat in group.seats}
        marks: Mapping[str, Mark] = self._marks[group.round]
        guests = [name for name, mark in marks.items() if mark.session == group.session and name not in here]
        return Roll(
            session=group.session,
            round=group.round,
            theme=say(group.theme, self._speech, self._conference),
            room=None if group.room is None else say(group.room, self._speech, self._conference),
            start=group.start,
            end=group.end,
            seats=tuple(self._seat(seat, group) for seat in group.seats),
            guests=tuple(self._seat(Seat(self.people[name]), group) for name in guests if name in self.people),
        )

    def _seat(self, seat: Seat, group: GroupCard) -> ShownSeat:
        holder = seat.holder
        mark = self._marks[group.round].get(holder.id)
        other = mark.session if mark is not None and mark.session not in (None, group.session) else None
        return ShownSeat(
            id=holder.id,
            name=holder.name,
            about=tuple(part for part in (holder.delegation, holder.region) if part),
            languages=tuple((tag, self._speech.language(tag)) for tag in holder.languages),
            role=self._labels.role(seat.roles),
            state=NOTHING if mark is None or other else mark.state,
            seen=in_a_word(mark),
            elsewhere=say(self._themes[other], self._speech, self._conference) if other in self._themes else None,
            gone=mark is None and group.round in self._away.get(holder.id, ()),
        )


def in_a_word(mark: Mark | None) -> str:
    """Write a mark so that a form can say what it saw: nothing, `missing`, `came@SESSION`."""
    if mark is None:
        return NOTHING
    return f"{mark.state}@{mark.session}" if mark.session else mark.state


def tally(roll: Roll, speech: Speech) -> dict[str, str]:
    """Give how many came, are missing, are not marked, as the page writes numbers."""
    numbers = {"came": roll.came, "missing": len(roll.missing), "unmarked": roll.unmarked}
    return {name: speech.number(number) for name, number in numbers.items()}
