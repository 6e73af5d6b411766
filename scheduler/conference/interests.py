"""What those who attend have chosen, where the organizer knows it beforehand."""

from typing import Annotated

from pydantic import Field

from scheduler.conference.text import Identifier, Part, Prose


class Interest(Part):
    """All the sessions that so many people have chosen; `registered` people must be able to attend every one.

    Where a person's choice is spread over several entries, it counts as that of several people.
    """

    sessions: Annotated[tuple[Identifier, ...], Field(min_length=1, max_length=5_000)]
    people: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    registered: bool = False
    note: Prose | None = None
