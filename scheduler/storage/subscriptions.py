"""Personal calendars as rows. Changes are counted, so that whoever follows them reads only what is new."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from scheduler.errors import NotFound
from scheduler.personal.subscription import Kind, Subscription, digest, new_token
from scheduler.storage.moments import utc
from scheduler.storage.tables import conferences, subscriptions

_SECOND = dt.timedelta(seconds=1)


@dataclass(frozen=True)
class Wanted:
    """A personal calendar that is asked for."""

    kind: Kind
    person: str | None
    language: str
    chosen: tuple[str, ...] = ()


class Subscriptions:
    """The personal calendars in a database."""

    def __init__(
        self, engine: AsyncEngine, transaction: Callable[[], AbstractAsyncContextManager[AsyncConnection]]
    ) -> None:
        self._engine, self._transaction = engine, transaction

    async def add(
        self, conference: str, wanted: Sequence[Wanted], now: dt.datetime
    ) -> list[tuple[str, Subscription]]:
        """Make calendars; give each with its token, which nobody can find out later. Raises NotFound."""
        made = {new_token(): each for each in wanted}
        async with self._transaction() as connection:
            generation, current = await _count(connection, conference)
            rows = [_row(conference, token, each, now, current, generation) for token, each in made.items()]
            if rows:
                await connection.execute(insert(subscriptions), rows)
        found = {each.secret: each for each in await self.since(conference, generation - 1)}
        return [(token, found[digest(token)]) for token in made]

    async def choose(self, secret: str, chosen: Iterable[str], language: str, now: dt.datetime) -> Subscription:
        """Choose other sessions, and the language. Raises NotFound for a calendar that is not there or revoked."""
        texts = {"chosen": json.dumps(list(chosen)), "language": language}
        return await self._change(secret, texts, now)

    async def see(self, secret: str, number: int) -> Subscription:
        """Remember the version up to which the owner has read what changed. Raises NotFound."""
        return await self._change(secret, {"seen": number})

    async def revoke(self, secret: str, now: dt.datetime) -> Subscription:
        """End a calendar for good. Raises NotFound."""
        return await self._change(secret, {"revoked": now})

    async def rotate(self, secret: str, now: dt.datetime) -> tuple[str, Subscription, Subscription]:
        """Give a calendar a new address: token, calendar, and the old one, which is revoked now. Raises NotFound."""
        token = new_token()
        async with self._transaction() as connection:
            old = await _alive(connection, secret)
            generation, _ = await _count(connection, old.conference)
            await connection.execute(
                update(subscriptions).where(subscriptions.c.id == old.id).values(revoked=now, generation=generation)
            )
            wanted = Wanted(old.kind, old.person, old.language, old.chosen)
            row = _row(old.conference, token, wanted, now, old.seen, generation)
            await connection.execute(insert(subscriptions).values(row))
            return token, await _one(connection, digest(token)), await _one(connection, secret)

    async def since(self, conference: str, generation: int) -> list[Subscription]:
        """Give the calendars that changed after a generation, revoked ones too, in the order of their making."""
        query = (
            select(subscriptions)
            .where(subscriptions.c.conference == conference, subscriptions.c.generation > generation)
            .order_by(subscriptions.c.id)
        )
        async with self._engine.connect() as connection:
            return [_subscription(row) for row in await connection.execute(query)]

    async def generations(self) -> dict[str, int]:
        """Give for each conference how often a calendar changed: one small question."""
        async with self._engine.connect() as connection:
            rows = await connection.execute(select(conferences.c.id, conferences.c.subscribing))
            return {row.id: row.subscribing for row in rows}

    async def _change(self, secret: str, values: dict[str, Any], now: dt.datetime | None = None) -> Subscription:
        """Change a row; give `now` if its calendar has other bytes then: its date grows, whatever the clock does."""
        async with self._transaction() as connection:
            known = await _alive(connection, secret)
            if now is not None:
                values = {**values, "changed": max(now, known.changed + _SECOND)}
            generation, _ = await _count(connection, known.conference)
            await connection.execute(
                update(subscriptions).where(subscriptions.c.id == known.id).values(**values, generation=generation)
            )
            return await _one(connection, secret)


async def _count(connection: AsyncConnection, conference: str) -> tuple[int, int]:
    """Count one change more; give the count, and the number of the version that stands."""
    here = conferences.c.id == conference
    await connection.execute(update(conferences).where(here).values(subscribing=conferences.c.subscribing + 1))
    query = select(conferences.c.subscribing, conferences.c.current).where(here)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound(f"there is no published conference {conference}")
    return row.subscribing, row.current


async def _alive(connection: AsyncConnection, secret: str) -> Subscription:
    found = await _one(connection, secret)
    if found.revoked is not None:
        raise NotFound("this personal calendar is revoked")
    return found


async def _one(connection: AsyncConnection, secret: str) -> Subscription:
    row = (await connection.execute(select(subscriptions).where(subscriptions.c.secret == secret))).one_or_none()
    if row is None:
        raise NotFound("there is no such personal calendar")
    return _subscription(row)


def _row(
    conference: str, token: str, wanted: Wanted, now: dt.datetime, seen: int, generation: int
) -> dict[str, object]:
    return {
        "conference": conference,
        "secret": digest(token),
        "kind": wanted.kind,
        "person": wanted.person,
        "chosen": json.dumps(list(wanted.chosen)),
        "language": wanted.language,
        "created": now,
        "changed": now,
        "seen": seen,
        "generation": generation,
    }


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(
        id=row.id,
        conference=row.conference,
        secret=row.secret,
        kind=row.kind,
        person=row.person,
        chosen=tuple(json.loads(row.chosen)),
        language=row.language,
        created=utc(row.created),
        changed=utc(row.changed),
        revoked=None if row.revoked is None else utc(row.revoked),
        seen=row.seen,
    )
