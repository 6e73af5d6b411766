"""Secret addresses of those who lead groups. The store has only a digest of each: nobody can read one out of it."""

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import insert, select, update

from scheduler.errors import Gone, NotFound
from scheduler.storage.store import Store
from scheduler.storage.tables import facilitators

_BYTES = 32  # of chance in a token


@dataclass(frozen=True)
class Facilitator:
    """Whom a secret address belongs to."""

    conference: str
    person: str


class Facilitators:
    """The secret addresses in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def issue(self, conference: str, person: str, now: dt.datetime) -> str:
        """Give somebody a new secret; one that they had is dead from now on."""
        token = token_urlsafe(_BYTES)
        await self.revoke(conference, person, now)
        row = {"digest": digest(token), "conference": conference, "person": person, "created": now}
        async with self._store.writing() as connection:
            await connection.execute(insert(facilitators).values(row))
        return token

    async def revoke(self, conference: str, person: str, now: dt.datetime) -> bool:
        """Make somebody's secrets dead; say whether any was alive."""
        alive = (
            (facilitators.c.conference == conference)
            & (facilitators.c.person == person)
            & facilitators.c.revoked.is_(None)
        )
        async with self._store.writing() as connection:
            return (await connection.execute(update(facilitators).where(alive).values(revoked=now))).rowcount > 0

    async def holding(self, conference: str) -> list[str]:
        """Give those who have a secret that is alive."""
        alive = (facilitators.c.conference == conference) & facilitators.c.revoked.is_(None)
        async with self._store.reading() as connection:
            return sorted((await connection.execute(select(facilitators.c.person).where(alive))).scalars())

    async def of(self, token: str) -> Facilitator:
        """Give whom a secret belongs to. Raises NotFound for none, Gone for one that was alive once."""
        async with self._store.reading() as connection:
            query = select(facilitators).where(facilitators.c.digest == digest(token))
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            raise NotFound("there is no such address")
        if row.revoked is not None:
            raise Gone("this address was taken back")
        return Facilitator(row.conference, row.person)


def digest(token: str) -> str:
    """Give what is kept of a secret."""
    return sha256(token.encode()).hexdigest()
