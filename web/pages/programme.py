"""The programme of a conference: its days, the sessions that were asked for, the calendars."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from yarl import URL

from scheduler.errors import NotFound
from scheduler.feeds.selection import By, Selection, spoken_languages
from scheduler.versions import Version
from web.pages.cards import Card, Said, card, say
from web.pages.filters import Filter
from web.pages.grid import Grid, lay_out
from web.speech import Speech
from web.texts import KINDS

ALL = "all"
FEEDS: tuple[By, ...] = ("kind", "body", "room", "theme", "language")


@dataclass(frozen=True)
class Tab:
    """A day to choose, with the number of wanted sessions on it."""

    day: dt.date
    sessions: int


@dataclass(frozen=True)
class Day:
    """The wanted sessions of a day, and the grid in which they lie."""

    day: dt.date
    cards: tuple[Card, ...]
    grid: Grid


@dataclass(frozen=True)
class Choice:
    """One value that a filter can take."""

    value: str
    name: str
    language: str = ""


Choices = dict[str, list[Choice]]


@dataclass(frozen=True)
class Calendar:
    """A feed to subscribe to: its name, and its address for calendar programs and for copying."""

    name: Said
    https: str
    webcal: str


@dataclass(frozen=True)
class Programme:
    """Everything that the programme page shows."""

    tabs: tuple[Tab, ...]
    chosen: str
    days: tuple[Day, ...]
    sessions: int
    wanted: Filter
    columns: int

    @property
    def before(self) -> dt.date | None:
        """The programme's day before the one that is shown."""
        return max(
            (tab.day for tab in self.tabs if self.chosen != ALL and tab.day.isoformat() < self.chosen), default=None
        )

    @property
    def after(self) -> dt.date | None:
        """The programme's day after the one that is shown."""
        return min(
            (tab.day for tab in self.tabs if self.chosen != ALL and tab.day.isoformat() > self.chosen), default=None
        )


def programme(version: Version, wanted: Filter, asked: str, today: dt.date, speech: Speech) -> Programme:
    """Work out the programme. A filter looks through all days; else today's or the first day is shown.

    Raises NotFound for a day that the programme does not have.
    """
    conference = version.conference
    every = [card(entry, speech, conference) for entry in version.entries]
    cards = [card(entry, speech, conference) for entry in version.entries if wanted.takes(entry)]
    number = Counter(card.day for card in cards if not card.cancelled)
    tabs = tuple(Tab(day, number[day]) for day in sorted({card.day for card in every}))
    chosen = _chosen_day([tab.day for tab in tabs], asked, wanted, today)
    shown = [card for card in cards if chosen in (ALL, card.day.isoformat())]
    rooms = [room.id for room in conference.venue.rooms]
    days = tuple(_day(day, tuple(group), rooms) for day, group in groupby(shown, key=lambda card: card.day))
    return Programme(
        tabs=tabs,
        chosen=chosen,
        days=days,
        sessions=sum(1 for card in shown if not card.cancelled),
        wanted=wanted,
        columns=max((day.grid.columns for day in days), default=1),
    )


def _day(day: dt.date, cards: tuple[Card, ...], rooms: list[str]) -> Day:
    return Day(day=day, cards=cards, grid=lay_out(cards, rooms))


def _chosen_day(days: list[dt.date], asked: str, wanted: Filter, today: dt.date) -> str:
    if asked:
        if asked != ALL and asked not in {day.isoformat() for day in days}:
            raise NotFound(f"the programme has no day {asked}")
        return asked
    if wanted.active or not days:
        return ALL
    return (today if today in days else days[0]).isoformat()


def choices(version: Version, speech: Speech) -> Choices:
    """Give what each filter can be set to: what occurs in the programme, by name."""
    conference = version.conference
    notices = [entry.notice for entry in version.entries]
    rooms = {n.room: n.room_name for n in notices if n.room}
    themes = {n.theme: n.theme_name for n in notices if n.theme and n.theme_name}
    bodies = {n.body: n.body_name for n in notices if n.body and n.body_name}
    return {
        "kind": _by_name([Choice(kind, speech.say(KINDS[kind])) for kind in {n.kind for n in notices}]),
        "body": _by_name([_choice(body, say(name, speech, conference)) for body, name in bodies.items()]),
        "room": [
            _choice(room.id, say(room.name, speech, conference) if room.name else Said(room.id, ""))
            for room in conference.venue.rooms
            if room.id in rooms
        ],
        "theme": _by_name([_choice(theme, say(name, speech, conference)) for theme, name in themes.items()]),
        "language": _by_name(
            [Choice(tag, speech.language(tag)) for tag in {t for n in notices for t in n.interpretation}]
        ),
    }


def _choice(value: str, said: Said) -> Choice:
    return Choice(value, said.words, said.language)


def _by_name(choices: list[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: (choice.name.casefold(), choice.value))


def calendars(version: Version, found: Choices, base: URL, speech: Speech) -> dict[str, list[Calendar]]:
    """Give the feeds of each room, kind, body, theme and language that occurs in the programme."""
    return {
        by: [calendar(version, Selection.of(by, choice.value), base, choice, speech) for choice in found[by]]
        for by in FEEDS
    }


def calendar(version: Version, selection: Selection, base: URL, choice: Choice, speech: Speech) -> Calendar:
    """Give one feed with its addresses, in the reader's language if the conference's feeds have it."""
    default, *others = spoken_languages(version)
    tag = next((tag for tag in others if tag.partition("-")[0] == speech.tag != default), "")
    path = selection.model_copy(update={"spoken": tag}).path
    address = base.join(URL(f"/feeds/c/{version.conference.id}/{path}"))
    return Calendar(
        name=Said(choice.name, choice.language),
        https=str(address),
        # yarl refuses to give a port to a scheme that it does not know.
        webcal="webcal:" + str(address).partition(":")[2],
    )
