"""What the programme asks for its themes, and when and where something is unwelcome."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from scheduler.conference.breakouts import Theme
from scheduler.conference.calendar import Date
from scheduler.conference.text import Identifier, Part, Prose


class ProgrammeTheme(Theme):
    """A theme of the programme: who chairs it, and which other themes attract the same people."""

    chairs: tuple[Identifier, ...] = ()
    similar: tuple[Identifier, ...] = ()


class Unwelcome(Part):
    """When and where something had better not be: on these days, in these parts of the day, in these rooms.

    What is left out means any. Each of the `sessions` costs the units there; without them, each room costs them once
    in each part of a day in which it is used: by sessions on the `theme`, or by any.
    """

    units: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    sessions: Annotated[tuple[Identifier, ...], Field(max_length=5_000)] = ()
    theme: Identifier | None = None
    days: tuple[Date, ...] | None = None
    parts: tuple[Identifier, ...] | None = None
    rooms: tuple[Identifier, ...] | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _says_whom_and_where(self) -> Self:
        if self.days is None and self.parts is None and self.rooms is None:
            raise ValueError("say where it is unwelcome: days, parts or rooms")
        if self.sessions and self.theme is not None:
            raise ValueError("give the sessions or the theme, not both")
        return self
