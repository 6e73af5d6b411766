"""The store, in the conference's words: which conferences are published, their versions and their feeds."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Self

from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from scheduler.changelog import ChangeList, change_list
from scheduler.changelog.letters import Letter, letters
from scheduler.conference import Conference
from scheduler.errors import HeldBack, NotFound
from scheduler.roster.roster import Roster
from scheduler.rotation.published import KEPT, Rotations
from scheduler.storage import changelog
from scheduler.storage.engine import is_damage, is_locked, is_turned_away, open_engine
from scheduler.storage.engine import writing as marked_as_writing
from scheduler.storage.errors import Busy, Damaged, Unreachable
from scheduler.storage.feed import Feed, Fragment
from scheduler.storage.migrate import migrate
from scheduler.storage.outbox import Outbox, fill
from scheduler.storage.rendering import RENDERING, Rendered, keep, kept_feeds, kept_fragments, render
from scheduler.storage.subscriptions import Subscriptions
from scheduler.storage.tables import conferences, versions
from scheduler.timetable import Timetable
from scheduler.versions import Version, publish

__all__ = ["Published", "Store"]


@dataclass(frozen=True)
class Published:
    """What is served of a conference: the version that stands, its feeds, its events by language and identity."""

    version: Version
    feeds: Mapping[str, Feed]
    fragments: Mapping[str, Mapping[str, Fragment]]


Check = Callable[[ChangeList], None]


class Store:
    """Published conferences in a database. `async with Store(url)` migrates it, and closes it after."""

    def __init__(self, url: str) -> None:
        self._engine: AsyncEngine = open_engine(url)
        self._one_writer = asyncio.Lock()
        self._parsed: dict[str, Version] = {}
        self.subscriptions = Subscriptions(self._engine, self.writing)
        self.listeners: list[Callable[[str], Awaitable[None]]] = []  # told of what this store publishes
        self.outbox = Outbox(self.writing)

    async def __aenter__(self) -> Self:
        try:
            await self._inspect()
            await migrate(self._engine)
            await self._render_anew()
        except OSError as error:
            await self.close()
            raise Unreachable(error.strerror or str(error)) from error
        except DBAPIError as error:
            await self.close()
            if is_turned_away(error.orig):
                raise Unreachable(str(error.orig)) from error
            if is_locked(error.orig):
                raise Busy from error
            raise
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    async def conferences(self) -> list[str]:
        """Give the ids of the published conferences."""
        async with self._engine.connect() as connection:
            found = await connection.execute(select(conferences.c.id).order_by(conferences.c.id))
            return list(found.scalars())

    async def current(self, conference: str) -> Version:
        """Give the published version that stands. Raises NotFound."""
        async with self._engine.connect() as connection:
            return await self._current(connection, conference)

    async def version(self, conference: str, number: int) -> Version:
        """Give one published version. Raises NotFound."""
        async with self._engine.connect() as connection:
            return await self._read(connection, conference, number)

    async def standing(self) -> dict[str, int]:
        """Give the number of the version that stands, of each conference: one small question."""
        async with self._engine.connect() as connection:
            rows = await connection.execute(select(conferences.c.id, conferences.c.current))
            return {row.id: row.current for row in rows}

    async def published(self, conference: str) -> Published:
        """Give all that is served of a conference, of one version. Raises NotFound."""
        async with self._engine.connect() as connection:
            while True:
                version = await self._current(connection, conference)
                feeds = await kept_feeds(connection, conference)
                found = Published(version, feeds, await kept_fragments(connection, conference))
                if await self._current(connection, conference) is version:
                    return found

    async def publish(
        self,
        conference: Conference,
        timetable: Timetable,
        now: dt.datetime,
        note: str = "",
        roster: Roster | None = None,
        *,
        reverts: int | None = None,
        rotations: Rotations = KEPT,
        check: Check | None = None,
    ) -> Version:
        """Publish a timetable: version, list of changes, all feeds and the pointer appear together or not at all.

        `check` sees what it would change, and may raise to keep it from being published.
        """
        async with self._one_writer:
            while True:
                earlier, feeds_before = await self._standing(conference.id)
                version = await asyncio.to_thread(
                    publish, conference, timetable, earlier, now, note, roster, reverts, rotations
                )
                changes = await asyncio.to_thread(change_list, earlier, version)
                if check is not None:
                    check(changes)
                mail = await asyncio.to_thread(letters, conference, changes)
                rendered = await asyncio.to_thread(render, version, feeds_before)
                if await self._write(version, changes, mail, rendered):
                    break
        for tell in self.listeners:
            await tell(conference.id)
        return version

    async def changes(self, conference: str, number: int, since: int | None = None) -> ChangeList:
        """Give what a version changes against another one, the one before it if none is named. Raises NotFound."""
        if since is None:
            found = await self.latest_changes(conference, 1, number + 1)
            if not found or found[0].number != number:
                raise NotFound(f"{conference} has no version {number}")
            return found[0]
        async with self._engine.connect() as connection:
            before = await self._read(connection, conference, since)
            after = await self._read(connection, conference, number)
        return await asyncio.to_thread(change_list, before, after)

    async def latest_changes(self, conference: str, limit: int, before: int | None = None) -> list[ChangeList]:
        """Give what the latest versions change, or the latest before one of them, newest first. Raises NotFound."""
        async with self._engine.connect() as connection:
            found = await changelog.latest(connection, conference, limit, before)
            return [kept or await self._compare(connection, conference, number) for number, kept in found.items()]

    async def hold(self, conference: str, held: HeldBack) -> None:
        """Remember the list with which a version was held back."""
        async with self.writing() as connection:
            await changelog.hold(connection, conference, held)

    async def was_shown(self, conference: str, held: HeldBack) -> bool:
        """Say whether a version was held back with exactly this list, and no other since."""
        async with self._engine.connect() as connection:
            return await changelog.was_shown(connection, conference, held)

    async def ready(self) -> None:
        """Ask the database for an answer; raises if it gives none."""
        async with self._engine.connect() as connection:
            await connection.execute(select(conferences.c.id).limit(1))

    async def _inspect(self) -> None:
        if self._engine.dialect.name != "sqlite":
            return
        try:
            async with self._engine.connect() as connection:
                finding = (await connection.execute(text("PRAGMA quick_check(1)"))).scalar_one()
        except DatabaseError as error:
            if is_damage(error.orig):
                raise Damaged(str(error.orig)) from error
            raise
        if finding != "ok":
            raise Damaged(" ".join(str(finding).split()))

    async def _render_anew(self) -> None:
        """Render what an earlier program left, so that its subscribers get what this one would write."""
        stale = select(conferences.c.id).where(conferences.c.rendering != RENDERING)
        async with self._engine.connect() as connection:
            found = list((await connection.execute(stale)).scalars())
        for conference in found:
            version, feeds = await self._standing(conference)
            if version is not None:
                rendered = await asyncio.to_thread(render, version, feeds)
                async with self.writing() as connection:
                    if await self._current(connection, conference) is version:
                        await keep(connection, version, rendered)

    async def _standing(self, conference: str) -> tuple[Version | None, dict[str, Feed]]:
        async with self._engine.connect() as connection:
            try:
                version = await self._current(connection, conference)
            except NotFound:
                return None, {}
            return version, await kept_feeds(connection, conference)

    async def _current(self, connection: AsyncConnection, conference: str) -> Version:
        query = select(conferences.c.current).where(conferences.c.id == conference)
        number = (await connection.execute(query)).scalar_one_or_none()
        if number is None:
            raise NotFound(f"there is no published conference {conference}")
        parsed = self._parsed.get(conference)
        if parsed is None or parsed.number != number:
            parsed = self._parsed[conference] = await self._read(connection, conference, number)
        return parsed

    async def _read(self, connection: AsyncConnection, conference: str, number: int) -> Version:
        query = select(versions.c.document).where(versions.c.conference == conference, versions.c.number == number)
        document = (await connection.execute(query)).scalar_one_or_none()
        if document is None:
            raise NotFound(f"{conference} has no version {number}")
        return await asyncio.to_thread(Version.read, document)

    async def _compare(self, connection: AsyncConnection, conference: str, number: int) -> ChangeList:
        before = await self._read(connection, conference, number - 1) if number > 1 else None
        return await asyncio.to_thread(change_list, before, await self._read(connection, conference, number))

    async def _write(self, version: Version, changes: ChangeList, mail: list[Letter], rendered: Rendered) -> bool:
        """Write a version if nobody published in between; say whether it was written."""
        async with self.writing() as connection:
            if not await _point(connection, version):
                return False
            await _keep(connection, version, rendered)
            await changelog.keep(connection, version.conference.id, changes)
            await fill(connection, version, mail)
        return True

    def reading(self) -> AsyncConnection:
        """Give a connection that only reads, for `async with`."""
        return self._engine.connect()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection whose writes all take place when the block ends, or none of them."""
        try:
            async with self._engine.connect() as connection, (await marked_as_writing(connection)).begin():
                yield connection
        except DBAPIError as error:
            if is_locked(error.orig):
                raise Busy from error
            raise


async def _point(connection: AsyncConnection, version: Version) -> bool:
    """Make a version the one that stands, unless another one took that place meanwhile."""
    conference = version.conference.id
    if version.number == 1:
        try:
            await connection.execute(insert(conferences).values(id=conference, current=1))
        except IntegrityError:
            return False
        return True
    moved = await connection.execute(
        update(conferences)
        .where(conferences.c.id == conference, conferences.c.current == version.number - 1)
        .values(current=version.number)
    )
    return moved.rowcount == 1


async def _keep(connection: AsyncConnection, version: Version, rendered: Rendered) -> None:
    """Write the version's document, and its feeds in the place of the earlier version's."""
    conference = version.conference.id
    await connection.execute(
        insert(versions).values(
            conference=conference,
            number=version.number,
            published_at=version.published_at,
            document=version.model_dump_json(),
        )
    )
    await keep(connection, version, rendered)
