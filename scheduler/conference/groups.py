"""What an organizer asks of a group of sessions."""

from typing import Annotated

from pydantic import Field

from scheduler.conference.text import Identifier, Part, Prose
from solver.timetable.groupings import GroupRule


class Group(Part):
    """Sessions that belong together, and what is asked of them; a `weight` makes it a wish, with that price a unit.

    `at-most-in-parallel` needs a `limit`, how many of them may run at once; `enough-days` needs one too, on how many
    days they are at least. `spread`, `consecutive` and `compact` need a `gap`, the minutes between two of them: at
    least so many for the first; for the others at most so many, in one row or between neighbours of one day.
    """

    id: Identifier
    rule: GroupRule
    sessions: Annotated[tuple[Identifier, ...], Field(min_length=2, max_length=5_000)]
    limit: Annotated[int, Field(ge=0, le=5_000)] | None = None
    gap: Annotated[int, Field(ge=0, le=100_000)] | None = None
    weight: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    note: Prose | None = None
