"""Breakouts as pages show them to everybody: themes, rounds, rooms, and how many sit in each group. No names."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.conference.text import Text
from scheduler.errors import NotFound
from scheduler.rotation.rotation import Group, Rotation, Round
from scheduler.versions import Version
from web.pages.booths import Tongues
from web.pages.cards import Card, Said, card, say
from web.speech import Speech


@dataclass(frozen=True)
class ShownGroup:
    """A group of a round; `people` counts all who sit in it, `languages` are those it needs beyond its first."""

    session: str
    theme: Said
    room: Said | None
    people: int
    languages: Tongues


@dataclass(frozen=True)
class ShownRound:
    """A round, counted from 1, with its time on the conference's clock, as far as it is known."""

    number: int
    start: dt.datetime | None
    end: dt.datetime | None
    groups: tuple[ShownGroup, ...]


@dataclass(frozen=True)
class ShownBreakout:
    """A breakout with its rotation; the cards are of what comes before its rounds and after them."""

    id: str
    name: Said
    themes: tuple[Said, ...]
    people: int
    rounds: tuple[ShownRound, ...]
    introduction: Card | None
    report_back: Card | None

    @property
    def has_times(self) -> bool:
        """Tell whether a clock can follow it."""
        return any(each.start for each in self.rounds)


def block_of(version: Version, breakout: str) -> tuple[Breakout, Rotation]:
    """Give a breakout with the rotation that is published. Raises NotFound."""
    conference = version.conference
    blocks = {block.id: block for block in conference.breakouts}
    for rotation in version.rotations:
        if rotation.breakout == breakout:
            return blocks[breakout], rotation
    raise NotFound(f"{conference.id} has no breakout {breakout} with a rotation")


def show_all(version: Version, speech: Speech) -> tuple[ShownBreakout, ...]:
    """Give every breakout that has a rotation."""
    return tuple(show(version, rotation.breakout, speech) for rotation in version.rotations)


def show(version: Version, breakout: str, speech: Speech, only: Collection[str] = ()) -> ShownBreakout:
    """Work out a breakout; of rounds that have groups named in `only`, just these. Raises NotFound."""
    block, rotation = block_of(version, breakout)
    if strangers := {*only} - {group.session for each in rotation.rounds for group in each.groups}:
        raise NotFound(f"{breakout} has no group {', '.join(sorted(strangers))}")
    showing = _Showing(version.conference, block, speech)
    return ShownBreakout(
        id=block.id,
        name=say(block.name, speech, version.conference),
        themes=tuple(say(theme.name, speech, version.conference) for theme in block.themes),
        people=len({person for each in rotation.rounds for group in each.groups for person in group.people}),
        rounds=tuple(showing.round(number, each, only) for number, each in enumerate(rotation.rounds, 1)),
        introduction=_card(version, block.introduction, speech),
        report_back=_card(version, block.report_back, speech),
    )


def _card(version: Version, session: str | None, speech: Speech) -> Card | None:
    entry = version.entry.get(session or "")
    return None if entry is None or entry.notice.cancelled else card(entry, speech, version.conference)


class _Showing:
    def __init__(self, conference: Conference, block: Breakout, speech: Speech) -> None:
        self._conference, self._speech = conference, speech
        self._themes = {theme.id: theme.name for theme in block.themes}
        self._rooms = {room.id: room.name or Text({"": room.id}) for room in conference.venue.rooms}

    def round(self, number: int, each: Round, only: Collection[str]) -> ShownRound:
        wanted = [group for group in each.groups if group.session in only] or each.groups
        zone = self._conference.zone
        return ShownRound(
            number=number,
            start=each.start.astimezone(zone) if each.start else None,
            end=each.end.astimezone(zone) if each.end else None,
            groups=tuple(self._group(group) for group in wanted),
        )

    def _group(self, group: Group) -> ShownGroup:
        speech = self._speech
        return ShownGroup(
            session=group.session,
            theme=say(self._themes[group.theme], speech, self._conference),
            room=None if group.room is None else say(self._rooms[group.room], speech, self._conference),
            people=len(group.people),
            languages=tuple((tag, speech.language(tag)) for tag in group.interpretation),
        )
