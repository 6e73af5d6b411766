"""Languages of a conference, and the regimes by which sessions are interpreted."""

from typing import Annotated

from pydantic import Field

from scheduler.conference.text import Identifier, Language, Line, Part


class Regime(Part):
    """Which languages a session has, and the interpreters that each booth holds, one number a booth.

    `on_request` marks the regime whose languages are granted from requests.
    """

    id: Identifier
    languages: tuple[Language, ...] = ()
    booths: Annotated[tuple[Annotated[int, Field(ge=1, le=20)], ...], Field(max_length=40)] = ()
    on_request: bool = False
    note: Line | None = None


class Languages(Part):
    """The official languages, the default one, and the regimes."""

    default: Language = "en"
    official: tuple[Language, ...] = ("en",)
    regimes: Annotated[tuple[Regime, ...], Field(max_length=100)] = ()
