"""The sessions from which somebody chooses: those that were asked for, and always those that are chosen already."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from scheduler.conference.venue import Walks
from scheduler.personal.choice import Step, steps
from scheduler.versions import Entry, Version
from web.pages.cards import Card, Said, card
from web.pages.filters import Filter
from web.speech import Speech

NO_STEP = Step("", ())


@dataclass(frozen=True)
class Overlap:
    """A chosen session that is at the same time as another: how it is called, and where it stands on the page."""

    session: str
    title: Said


@dataclass(frozen=True)
class Row:
    """A session to choose, and what one should know once it is chosen. Moments are in minutes since 1970."""

    card: Card
    chosen: bool
    overlaps: tuple[Overlap, ...]
    step: Step
    before: Overlap | None
    place: str
    first: int
    last: int


@dataclass(frozen=True)
class Day:
    """The rows of a day."""

    day: dt.date
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Choosing:
    """All that is shown of a choice; `walks` has minutes from place to place, for the page to tell as one chooses."""

    days: tuple[Day, ...]
    wanted: Filter
    found: int
    chosen: int
    clashes: int
    walks: str


def known_choice(version: Version, asked: Iterable[str]) -> tuple[str, ...]:
    """Give the sessions of a choice that the version has, each once, in the order of the programme."""
    wanted = set(asked)
    return tuple(entry.session for entry in version.entries if entry.session in wanted)


def choosing(version: Version, wanted: Filter, chosen: Iterable[str], speech: Speech) -> Choosing:
    """Work out the page for a choice."""
    taken, walks = set(known_choice(version, chosen)), Walks(version.conference.venue)
    shown = [e for e in version.entries if e.session in taken or (wanted.takes(e) and not e.notice.cancelled)]
    making = _Making(version, taken, walks, speech)
    rows = [making.row(entry) for entry in shown]
    return Choosing(
        days=tuple(Day(day, tuple(group)) for day, group in groupby(rows, key=lambda row: row.card.day)),
        wanted=wanted,
        found=len(rows),
        chosen=len(taken),
        clashes=sum(1 for step in making.steps.values() if step.clashes),
        walks=_walks(walks),
    )


class _Making:
    def __init__(self, version: Version, chosen: set[str], walks: Walks, speech: Speech) -> None:
        self._version, self._chosen, self._walks, self._speech = version, chosen, walks, speech
        held = [(session, version.entry[session].notice) for session in sorted(chosen)]
        self.steps = steps(held, walks)

    def row(self, entry: Entry) -> Row:
        step = self.steps.get(entry.session, NO_STEP)
        place = self._walks.place.get(entry.notice.room or "")
        return Row(
            card=self._card(entry.session),
            chosen=entry.session in self._chosen,
            overlaps=tuple(map(self._overlap, step.overlaps)),
            step=step,
            before=None if step.before is None else self._overlap(step.before),
            place="" if place is None else f"{place[0]}/{place[1]}",
            first=int(entry.notice.start.timestamp() // 60),
            last=int(entry.notice.end.timestamp() // 60),
        )

    def _overlap(self, session: str) -> Overlap:
        return Overlap(session, self._card(session).title)

    def _card(self, session: str) -> Card:
        return card(self._version.entry[session], self._speech, self._version.conference)


def _walks(walks: Walks) -> str:
    places = sorted(set(walks.place.values()))
    found = {
        f"{one[0]}/{one[1]}": {f"{two[0]}/{two[1]}": walks.between(one, two) for two in places} for one in places
    }
    return json.dumps(found, separators=(",", ":"))
