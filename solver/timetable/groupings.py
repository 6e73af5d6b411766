"""What several sessions have to do with one another, where they are unwelcome, and who wants which of them."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from solver.values import Value

GroupRule = Literal[
    "same-room",
    "same-day",
    "different-days",
    "enough-days",
    "compact",
    "consecutive",
    "at-most-in-parallel",
    "spread",
]


class Group(Value):
    """Sessions that belong together, and how; with a `weight` it is a wish, and a unit costs as much.

    `limit` is how many may run in parallel, or the days that they are spread over at least. `gap` is the minutes
    between two of them: at least so many for `spread`, at most so many for `consecutive` and `compact`.
    """

    id: str
    sessions: frozenset[str]
    rule: GroupRule
    limit: int = Field(default=1, ge=0)
    gap: int = Field(default=0, ge=0)
    weight: int | None = Field(default=None, ge=0, le=1_000_000)


class Subject(Value):
    """What several sessions are about: a theme, a product, an audience; and how they should stand to one another.

    A price of 0 leaves the question open. `together` is the price of a minute in which two of them run; `other_room`,
    `other_day` and `wrong_order` of a minute of two that are on one day in different rooms, on different days, or not
    the easier one first; `scattered` of two that do not start together.
    """

    id: str
    sessions: frozenset[str]
    together: int = Field(default=0, ge=0, le=1_000_000)
    other_room: int = Field(default=0, ge=0, le=1_000_000)
    other_day: int = Field(default=0, ge=0, le=1_000_000)
    wrong_order: int = Field(default=0, ge=0, le=1_000_000)
    scattered: int = Field(default=0, ge=0, le=1_000_000)


class Theme(Value):
    """What sessions are about: who chairs it, and the themes that attract the same people.

    `similar` gives for another theme the units that it costs to have both in one part of a day.
    """

    id: str
    chairs: frozenset[str] = frozenset()
    similar: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)


class Unwelcome(Value):
    """Where something had better not be: in a part of a day, in a room, or in the room during the part.

    Each of the `sessions` costs the units there. Where none are named, a room in a part of a day costs them once if
    it is used: by sessions on the `theme`, or by any.
    """

    units: int = Field(ge=0)
    sessions: frozenset[str] = frozenset()
    theme: str | None = None
    part: str | None = None
    room: str | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if self.part is None and self.room is None:
            raise ValueError("what is unwelcome names a part of a day or a room")
        return self


class Interest(Value):
    """So many people who all want to be in the same sessions, and if they are `registered`, must be able to."""

    count: int = Field(default=1, ge=1)
    sessions: frozenset[str]
    registered: bool = False
