"""What takes place: sessions, and the order between them."""

from typing import Annotated, Literal

from pydantic import Field

from scheduler.conference.calendar import Date, Span, Start
from scheduler.conference.people import Stakeholder
from scheduler.conference.text import Address, Identifier, Language, Line, Part, Prose, Text

Kind = Literal[
    "plenary",
    "heads-of-delegation",
    "committee",
    "working-group",
    "ad-hoc",
    "p2c",
    "side-event",
    "breakout",
    "regional-coordination",
    "briefing",
    "ceremony",
    "youth",
    "reception",
]
Role = Literal[
    "opening",
    "first-plenary",
    "last-plenary",
    "closing",
    "p2c-opening",
    "panel",
    "spotlight",
    "message",
    "p2c-breakout",
    "report-back",
    "commitments",
    "signing",
    "p2c-closing",
    "workshop",
    "introduction",
    "round",
]
Minutes = Annotated[int, Field(ge=1, le=24 * 60)]


class Rotation(Part):
    """Rounds inside one session, such as rotating tables: how many, how long, and the time to move."""

    format: Literal["world-cafe", "fishbowl", "rotating-tables"]
    rounds: Annotated[int, Field(ge=1, le=20)]
    round_minutes: Minutes
    move_minutes: Annotated[int, Field(ge=0, le=120)] = 5


class Request(Part):
    """A request for a side event: by whom, how important (1 is first), received when."""

    organizer: Line | None = None
    type: Stakeholder | None = None
    region: Identifier | None = None
    rank: Annotated[int, Field(ge=1, le=9)] = 2
    received: Date | None = None


class UnwelcomeTime(Span):
    """A stretch of local time in which a session would rather not start, with the price of a start there."""

    price: Annotated[int, Field(ge=0, le=1_000_000)]


class Session(Part):
    """Something that takes place once and has a duration.

    Where it may lie: `days`, `parts` and `windows` narrow it down, `start` and `room` pin it. `required` absent
    means: side events may be left out if there is no place, everything else may not. `join_url` is where one joins
    from afar; `channels` are further ones, each with the sound of one language. `difficulty` says what it asks of
    those who come, more with a higher number; `liked` counts who likes it. It may start at its
    `unwelcome_times`, at a price; where it had better not be, `unwelcome` of the conference says.
    """

    id: Identifier
    title: Text | None = None
    kind: Kind
    role: Role | None = None
    body: Identifier | None = None
    minutes: Minutes
    attendance: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    layout: Identifier = "theatre"
    needs_room: bool = True
    statutory: bool | None = None
    languages: Identifier | None = None
    language_requests: dict[Language, Annotated[int, Field(ge=0, le=100_000)]] | None = None
    days: tuple[Date, ...] | None = None
    parts: tuple[Identifier, ...] | None = None
    windows: tuple[Span, ...] | None = None
    start: Start | None = None
    room: Identifier | None = None
    rooms: tuple[Identifier, ...] | None = None
    building: Identifier | None = None
    features: frozenset[Identifier] = frozenset()
    people: tuple[Identifier, ...] = ()
    chair: Identifier | None = None
    after: tuple[Identifier, ...] = ()
    before: tuple[Identifier, ...] = ()
    theme: Identifier | None = None
    place_in_theme: Annotated[int, Field(ge=1, le=5_000)] | None = None
    request: Request | None = None
    required: bool | None = None
    items: tuple[str, ...] = ()
    adopts: frozenset[Identifier] = frozenset()
    difficulty: Annotated[int, Field(ge=0, le=100)] | None = None
    liked: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    unwelcome_times: Annotated[tuple[UnwelcomeTime, ...], Field(max_length=1_000)] = ()
    rotation: Rotation | None = None
    join_url: Address | None = None
    channels: dict[Language, Address] = Field(default_factory=dict)
    note: Prose | None = None


def is_required(session: Session) -> bool:
    """Tell whether a session must be placed: as it says, else everything but side events."""
    return session.kind != "side-event" if session.required is None else session.required


def pinned_start(session: Session) -> str | None:
    """Give the local date and time to which a session is pinned, if it is pinned to one."""
    if session.start is None or len(session.start) > len("24:00"):
        return session.start
    return f"{session.days[0]} {session.start}" if session.days and len(session.days) == 1 else None


class Precedence(Part):
    """One session ends before another starts; minutes between them at least and at most."""

    first: Identifier
    then: Identifier
    min_gap: Annotated[int, Field(ge=0, le=100_000)] = 0
    max_gap: Annotated[int, Field(ge=0, le=100_000)] | None = None
