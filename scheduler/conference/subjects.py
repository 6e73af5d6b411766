"""What sessions are about, and how those on one subject should stand to one another."""

from typing import Annotated

from pydantic import Field

from scheduler.conference.text import Identifier, Part, Prose

Price = Annotated[int, Field(ge=0, le=1_000_000)]


class Subject(Part):
    """What several sessions are about: a track, a product, an audience; and prices of how two of them should not be.

    `together` is the price of a minute in which both run. `other_room`, `other_day` and `wrong_order` are those of a
    minute of both, if they are on one day in different rooms, on different days, or if the easier one has not ended
    when the harder one starts. `scattered` is the price of two that do not start together.
    """

    id: Identifier
    sessions: Annotated[tuple[Identifier, ...], Field(min_length=2, max_length=5_000)]
    together: Price = 0
    other_room: Price = 0
    other_day: Price = 0
    wrong_order: Price = 0
    scattered: Price = 0
    note: Prose | None = None
