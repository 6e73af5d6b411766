"""Who meets: bodies with parents and officers, and the agenda that they work through."""

from typing import Annotated, Literal

from pydantic import Field

from scheduler.conference.calendar import Span
from scheduler.conference.text import Identifier, Line, Part, Text

BodyRole = Literal[
    "plenary",
    "heads-of-delegation",
    "steering",
    "budget",
    "main",
    "editorial",
    "regional-coordination",
    "focus-area",
    "other",
]


class Body(Part):
    """A body: plenary, committee, working group, ad hoc group, focus area, or a programme of sessions.

    While an exclusive body meets, nothing statutory, no P2C session and no side event runs. The sessions of a
    programme (side events, a youth summit) may run side by side. `window` bounds the body's sessions and those
    of the bodies below it, `building` their rooms. It never meets at the same time as a body in `apart`, and
    better not at the same time as one in `related`, which shares members with it; said of one body, either holds
    for both. A vice-chair may take the chair of its sessions if `vice_chair_may_replace` says so.
    """

    id: Identifier
    name: Text
    role: BodyRole = "other"
    parent: Identifier | None = None
    statutory: bool = False
    exclusive: bool = False
    programme: bool = False
    languages: Identifier | None = None
    chair: Identifier | None = None
    vice_chairs: tuple[Identifier, ...] = ()
    vice_chair_may_replace: bool = False
    secretary: Identifier | None = None
    members: frozenset[Identifier] = frozenset()
    co_chairs: tuple[Identifier, ...] = ()
    region: Identifier | None = None
    building: Identifier | None = None
    window: Span | None = None
    apart: frozenset[Identifier] = frozenset()
    related: frozenset[Identifier] = frozenset()


class AgendaItem(Part):
    """An item of the agenda: the body that leads it, and the minutes that it needs there.

    An item with minutes that no session names is open: it is filled into sessions of its lead body that name no
    items, and may be split. `adopted` says that it comes to a plenary afterwards.
    """

    id: Annotated[Line, Field(max_length=20)]
    title: Text
    lead: Identifier
    minutes: Annotated[int, Field(ge=1, le=10_000)] | None = None
    adopted: bool = False
