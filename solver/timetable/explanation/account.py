"""What an explanation consists of: plain values, for a process at the other end of a pipe."""

from typing import Literal

from pydantic import Field

from solver.result import Frozen

Word = Literal[
    "placed", "starts", "within", "rooms", "not-at", "one-at-a-time", "never-together", "at-most", "before",
    "either", "some-within", "same-start", "time-to-move", "apart", "in-a-row", "same-room", "same-span",
    "one-of-groups",
    "at-most-within", "enough-spans", "none-isolated", "enough-minutes", "enough-minutes-before",
    "only-with", "pause", "presided", "teams", "not-by", "team-moves", "team-stretch",
    "team-pause", "team-use", "team-use-in-all", "other",
]  # fmt: skip
Kind = Literal[
    "leave-out", "unpin-start", "unpin-room", "any-rooms", "any-day", "any-part", "any-order", "shorter",
    "person-stays", "without-person", "other-chair", "open-room", "layout", "without-features", "any-window",
    "limit", "rule-off", "no-group", "any-minutes", "another-team", "team-stays",
]  # fmt: skip
Place = tuple[int, str | None] | tuple[int, str | None, str]  # start, room, team if there is one
Status = Literal["possible", "minimal", "not-minimal", "impossible", "unknown"]


class Demand(Frozen):
    """One demand as data: the rule, its word, the sessions it names, and the numbers of the word."""

    rule: str
    word: Word
    sessions: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    rooms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    number: int | None = None
    most: int | None = None


class Change(Frozen):
    """One thing given up: its kind, what it is done to, and the new value where there is one."""

    kind: Kind
    session: str | None = None
    other: str | None = None
    value: int | str | None = None


class WayOut(Frozen):
    """Changes with which there is a timetable; the plan shows it. A lower cost gives up less."""

    changes: tuple[Change, ...]
    cost: int
    plan: dict[str, Place]


class Tightest(Frozen):
    """Where there is the least room to move: needed against usable minutes."""

    what: Literal["session", "order", "people", "rooms", "limit"]
    sessions: tuple[str, ...]
    rooms: tuple[str, ...]
    span: tuple[int, int]
    needed: int
    usable: int


class Explanation(Frozen):
    """Why there is no timetable.

    `possible`: there is one. `minimal`: these demands clash, and none of them can be left out. `not-minimal`:
    they clash; that each is needed was not shown. `impossible`: there is none, but no clash was found.
    `unknown`: no timetable and no clash was found in time.
    """

    status: Status
    demands: tuple[Demand, ...] = ()
    left: dict[str, tuple[tuple[int, int], ...]] = Field(default_factory=dict)
    ways_out: tuple[WayOut, ...] = ()
    all_tried: bool = True
    tightest: tuple[Tightest, ...] = ()
    found_after: float = 0.0
    seconds: float = 0.0


class Question(Frozen):
    """A session of which is asked why it is not placed, or not at that start, or not in that room."""

    session: str
    start: int | None = None
    room: str | None = None


class Obstacle(Frozen):
    """What a rule says of a session in the asked place, with everything else where it is."""

    rule: str
    sessions: tuple[str, ...]
    text: str


class Move(Frozen):
    """A session that gets another place; None where it has, or had, none."""

    session: str
    before: tuple[int, str | None] | None
    after: tuple[int, str | None] | None


class Answer(Frozen):
    """What keeps a session from a place.

    `place` is the place of those asked for that meets the fewest obstacles. `possible` tells whether the session
    can have such a place if others may move; `moves` are the changes then, `anew` says that few do not do, and
    `clash` why it cannot.
    """

    place: tuple[int, str | None] | None
    tried: int
    obstacles: tuple[Obstacle, ...] = ()
    possible: bool | None = None
    moves: tuple[Move, ...] = ()
    anew: bool = False
    clash: Explanation | None = None
    seconds: float = 0.0
