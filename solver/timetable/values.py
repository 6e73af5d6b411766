"""What a timetable problem is made of: plain values, minutes since an origin, ids."""

from typing import Literal

from pydantic import Field

from solver.values import Minutes as Minutes
from solver.values import Span as Span
from solver.values import Value as Value


class Day(Value):
    """A calendar day of the conference; `evening` is when formal meetings should be over."""

    id: str
    kind: Literal["work", "half", "prep", "rest", "reserve"]
    start: Minutes
    end: Minutes
    evening: Minutes | None = None
    week: int | None = None


class Part(Value):
    """A part of one day, such as its morning; a session lies within one part."""

    id: str
    day: str
    band: str
    start: Minutes
    end: Minutes


class Break(Value):
    """A break of one day: the hours in which coffee is served, or lunch is eaten."""

    kind: Literal["coffee", "lunch"]
    start: Minutes
    end: Minutes


class Observance(Value):
    """A religious period: no session should take time of a `blocked` one, and rather none of an `advisory` one."""

    name: str
    level: Literal["blocked", "advisory"]
    start: Minutes
    end: Minutes


class Room(Value):
    """A room: seats by layout, interpreter places of each booth, where it is, when it is closed."""

    id: str
    seats: dict[str, int]
    booths: tuple[int, ...] = ()
    features: frozenset[str] = frozenset()
    place: str = ""
    turnover: int = 0
    closed: tuple[Span, ...] = ()


class Person(Value):
    """Somebody whom sessions need; `available` None means always.

    `poor_hours` and `bad_hours` are when it is early, late or night where they are, as for those who join from afar.
    """

    id: str
    available: tuple[Span, ...] | None = None
    poor_hours: tuple[Span, ...] = ()
    bad_hours: tuple[Span, ...] = ()
    high_level_member: bool = False


class Team(Value):
    """Interpreters who serve one session at a time: their languages and number; `available` None means always.

    All sessions that a team interprets in one period are one assignment. A period begins with a part of a day, and
    the first one of a day with the day; it ends where the next one begins.
    """

    id: str
    languages: frozenset[str]
    people: int = Field(default=1, ge=0)
    remote: bool = False
    available: tuple[Span, ...] | None = None


class Body(Value):
    """A body: what it is for, what it belongs to, who sits in it.

    An exclusive body (plenary, heads of delegation) has the conference to itself; a programme (side events, the
    youth summit) is a collection whose own sessions may run side by side. `window` bounds its sessions and
    those of every body below it; `lineage` names its parent, the parent's parent and so on. It never meets at
    the same time as the bodies in `apart`, and better not at the same time as those in `related`.
    """

    id: str
    role: Literal[
        "plenary",
        "heads-of-delegation",
        "steering",
        "budget",
        "main",
        "editorial",
        "regional-coordination",
        "focus-area",
        "other",
    ] = "other"
    parent: str | None = None
    lineage: tuple[str, ...] = ()
    exclusive: bool = False
    programme: bool = False
    members: frozenset[str] = frozenset()
    co_chairs: frozenset[str] = frozenset()
    window: Span | None = None
    apart: frozenset[str] = frozenset()
    related: frozenset[str] = frozenset()


class UnwelcomeTime(Value):
    """A span in which a session would rather not start, and the price of a start there."""

    start: Minutes
    end: Minutes
    price: int = Field(ge=0, le=1_000_000_000)


class Session(Value):
    """Something that takes place once: how long, for whom, with what, and when it may be.

    It is chaired by `chair`; or, where that is None, by one of those in `presiding`, if there are any.
    It is interpreted if it has more than one language. `organizer` and `received` say who asked for it, and when.
    `takes_open_items` says that it has time for items of its body that no session names.
    `difficulty` says what it asks of those who come, more of them with a higher one; `liked` counts who likes it.
    It would rather not start at its `unwelcome_times`, each with its price; rooms are a matter of `Unwelcome`.
    `place_in_theme` is its place among the sessions on its theme, the first being 1.
    """

    id: str
    name: str = ""
    kind: str
    role: str | None = None
    body: str | None = None
    duration: int = Field(ge=1)
    attendance: int = 0
    layout: str = "theatre"
    needs_room: bool = True
    rooms: frozenset[str] | None = None
    features: frozenset[str] = frozenset()
    booths: tuple[int, ...] = ()
    languages: frozenset[str] = frozenset()
    statutory: bool = False
    people: frozenset[str] = frozenset()
    chair: str | None = None
    presiding: frozenset[str] = frozenset()
    theme: str | None = None
    place_in_theme: int | None = Field(default=None, ge=1)
    adopts: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    takes_open_items: bool = False
    windows: tuple[Span, ...] | None = None
    bands: frozenset[str] | None = None
    start: Minutes | None = None
    room: str | None = None
    required: bool = True
    priority: int = 1
    organizer: str | None = None
    received: Minutes | None = None
    difficulty: int | None = None
    liked: int | None = None
    unwelcome_times: tuple[UnwelcomeTime, ...] = ()

    @property
    def interpreted(self) -> bool:
        """Whether the session has interpretation."""
        return len(self.languages) > 1


class Precedence(Value):
    """One session ends before another starts, at least and at most so many minutes before."""

    before: str
    after: str
    min_gap: int = 0
    max_gap: int | None = None


class Breakout(Value):
    """A block of breakout rounds: the group sessions of each round, the introduction, the report back."""

    id: str
    rounds: tuple[tuple[str, ...], ...]
    introduction: str | None = None
    report_back: str | None = None


class Published(Value):
    """Where a session stands in what has been published; its team may change without anybody noticing."""

    session: str
    start: Minutes
    room: str | None = None
    team: str | None = None


class Item(Value):
    """An item of the agenda: the body that leads it, the minutes it needs there, and whether a plenary adopts it."""

    id: str
    lead: str
    minutes: int | None = None
    adopted: bool = False


class Delegations(Value):
    """All delegations with the same number of people on site and the same bodies to follow."""

    count: int = Field(ge=1)
    people: int = Field(ge=0)
    bodies: frozenset[str]
