"""A personal calendar: whose it is, which sessions were chosen for it. Its address is a secret, and is not kept."""

import datetime as dt
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from scheduler.personal.notices import What

Kind = Literal["chosen", "participant", "facilitator", "interpreter"]
_BYTES = 32


def new_token() -> str:
    """Make the secret end of an address: 256 random bits, which nobody guesses."""
    return secrets.token_urlsafe(_BYTES)


def digest(token: str) -> str:
    """Give what is kept of a secret: enough to know it again, and no way back to it."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Subscription:
    """The calendar of a person of the conference, or of somebody without a name who chose sessions.

    `secret` is the digest of its token. `seen` is the version up to which its owner has read what changed. Once
    `revoked` it is dead for good.
    """

    id: int
    conference: str
    secret: str
    kind: Kind
    person: str | None
    chosen: tuple[str, ...]
    language: str
    created: dt.datetime
    changed: dt.datetime
    revoked: dt.datetime | None
    seen: int

    @property
    def whose(self) -> tuple[tuple[What, str], ...]:
        """Name the own events that belong in it: an interpreter's assignments, everybody else's seats."""
        if self.person is None:
            return ()
        return (("assignment" if self.kind == "interpreter" else "seat", self.person),)
