"""How versions come before the public."""

from typing import Annotated

from pydantic import Field

from scheduler.conference.text import Language, Part

Email = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
        max_length=254,
        description="An e-mail address, like secretariat@example.org.",
    ),
]


class Recipient(Part):
    """Who is told of every version by e-mail, in which language; the conference's default one if none is given."""

    email: Email
    language: Language | None = None


class Publishing(Part):
    """How much a version may change at once, and who is told of it.

    A version that drops or moves more than `hold_back_percent` of the published sessions waits until somebody has
    seen the list and said yes. `mail` is empty unless e-mail is wanted.
    """

    hold_back_percent: Annotated[int, Field(ge=0, le=100)] = 30
    mail: Annotated[tuple[Recipient, ...], Field(max_length=1_000)] = ()
