"""What is published is kept, all of it or nothing, in a real SQLite file and in a real PostgreSQL."""

import asyncio
import datetime as dt
import gzip
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import delete, func, select, update

from scheduler.errors import NotFound
from scheduler.feeds.selection import feed_paths
from scheduler.storage import Busy, Damaged, NewerStorage, Store, Unreachable
from scheduler.storage.engine import database_url, open_engine, set_up
from scheduler.storage.migrate import MIGRATING
from scheduler.storage.tables import changes, conferences, metadata
from tests import postgres
from tests.web.meetings import MONDAY, PLACES, conference, moved, timetable, without

LATER = MONDAY + dt.timedelta(days=1)
MOVED = moved("COM-1", "2027-03-27 14:00", "R1")


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    async with Store(database) as opened:
        yield opened


async def test_a_published_version_is_read_back_equal_by_another_process_run(database: str) -> None:
    async with Store(database) as store:
        version = await store.publish(conference(), timetable(), MONDAY, "first")
    async with Store(database) as store:
        assert await store.conferences() == ["ferns"]
        assert await store.current("ferns") == version


async def test_versions_are_numbered_and_all_kept(store: Store) -> None:
    first = await store.publish(conference(), timetable(), MONDAY)
    second = await store.publish(conference(), timetable(MOVED), LATER)
    assert (first.number, second.number) == (1, 2)
    assert await store.version("ferns", 1) == first
    assert await store.current("ferns") == second


async def test_every_public_feed_is_stored_plain_and_compressed(store: Store) -> None:
    version = await store.publish(conference(), timetable(), MONDAY)
    feeds = (await store.published("ferns")).feeds
    assert feeds.keys() == feed_paths(version).keys()
    for feed in feeds.values():
        assert gzip.decompress(feed.gzip) == feed.body
        assert feed.body.startswith(b"BEGIN:VCALENDAR\r\n")


async def test_the_date_of_a_feed_grows_only_when_its_bytes_change(store: Store) -> None:
    await store.publish(conference(), timetable(), MONDAY)
    await store.publish(conference(), timetable(MOVED), LATER)
    feeds = (await store.published("ferns")).feeds
    dates = {path: feeds[path].last_modified for path in ("all.ics", "room/R1.ics", "room/AULA.ics", "body/PL.ics")}
    assert dates == {"all.ics": LATER, "room/R1.ics": LATER, "room/AULA.ics": MONDAY, "body/PL.ics": MONDAY}


async def test_the_feed_of_a_room_that_left_the_conference_stays_and_empties(store: Store) -> None:
    await store.publish(conference(), timetable(), MONDAY)
    rooms = [{"id": "AULA", "building": "MAIN", "seats": 300}]
    smaller = conference(venue={"buildings": [{"id": "MAIN", "name": "Institute"}], "rooms": rooms})
    places = [(session, start, "AULA", tongues) for session, start, _, tongues in PLACES]
    await store.publish(smaller, timetable(places), LATER)
    assert b"VEVENT" not in (await store.published("ferns")).feeds["room/R1.ics"].body


async def test_what_is_served_of_an_unknown_conference_is_not_found(store: Store) -> None:
    await store.publish(conference(), timetable(), MONDAY)
    with pytest.raises(NotFound):
        await store.published("mosses")


async def test_publishing_at_the_same_time_loses_no_version(database: str) -> None:
    async with Store(database) as one, Store(database) as other:
        await asyncio.gather(
            *(s.publish(conference(), timetable(p), MONDAY) for s in (one, other) for p in (PLACES, MOVED, PLACES))
        )
        versions = [await one.version("ferns", number) for number in range(1, 7)]
        sequences = [version.entry["COM-1"].sequence for version in versions]
        assert (await other.current("ferns")).number == 6
    assert sequences == sorted(sequences)


async def test_a_long_writer_makes_publishing_busy_in_postgresql_too(
    postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.storage.engine._MOST_SECONDS_OF_WAITING", 0.1)
    url = await asyncio.to_thread(postgres.emptied, postgresql)
    async with Store(url) as store, Store(url) as other:
        await store.publish(conference(), timetable(), MONDAY)
        async with other.writing() as connection:
            await connection.execute(update(conferences).values(rendering=conferences.c.rendering))
            with pytest.raises(Busy):
                await store.publish(conference(), timetable(MOVED), LATER)
        assert (await store.publish(conference(), timetable(MOVED), LATER)).number == 2


async def test_a_long_writer_makes_publishing_busy_and_not_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.storage.engine._PRAGMAS", ("busy_timeout = 100", "journal_mode = WAL"))
    async with Store(database_url(tmp_path)) as store:
        await store.publish(conference(), timetable(), MONDAY)
        other = sqlite3.connect(tmp_path / "hemicycle.sqlite", isolation_level=None)
        try:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Busy):
                await store.publish(conference(), timetable(MOVED), LATER)
        finally:
            other.close()
        assert (await store.publish(conference(), timetable(MOVED), LATER)).number == 2


async def test_the_settings_that_make_a_commit_durable_are_on(tmp_path: Path) -> None:
    engine = open_engine(database_url(tmp_path))
    async with engine.connect() as connection:
        found = {
            pragma: (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar_one()
            for pragma in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    await engine.dispose()
    assert found == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 10_000, "foreign_keys": 1}


async def test_the_migrations_make_the_tables_that_the_store_speaks_of(database: str) -> None:
    async with Store(database):
        pass
    engine = open_engine(database)
    async with engine.connect() as connection:
        difference = await connection.run_sync(lambda c: compare_metadata(MigrationContext.configure(c), metadata))
    await engine.dispose()
    assert difference == []


async def test_two_programs_that_start_at_the_same_time_make_the_tables_once(database: str) -> None:
    stores = [Store(database), Store(database), Store(database)]
    await asyncio.gather(*(each.__aenter__() for each in stores))
    assert [await each.conferences() for each in stores] == [[], [], []]
    for each in stores:
        await each.close()


class Contended(sqlite3.Cursor):
    """What SQLite does once in a thousand starts at the same moment: it does not wait for the others' journal."""

    refusals = 2

    def execute(self, statement: str, parameters: Any = ()) -> sqlite3.Cursor:
        if "journal_mode" in statement and self.refusals:
            self.refusals -= 1
            raise sqlite3.OperationalError("database is locked")
        return super().execute(statement, parameters)


class ContendedConnection(sqlite3.Connection):
    def cursor(self, *_: Any) -> Any:
        return super().cursor(Contended)


def test_a_journal_that_others_are_changing_is_waited_for(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "new.sqlite", factory=ContendedConnection)) as connection:
        set_up(connection, None)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


async def test_a_database_that_somebody_migrates_for_long_is_busy_to_who_opens_it(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.storage.engine._PRAGMAS", ("busy_timeout = 100", "journal_mode = WAL"))
    monkeypatch.setattr("scheduler.storage.engine._MOST_SECONDS_OF_WAITING", 0.1)
    async with Store(database) as store, store.writing() as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
        with pytest.raises(Busy):
            async with Store(database):
                pass


async def test_a_server_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="does not answer"):
        async with Store(f"postgresql+asyncpg://hemicycle@/conferences?host={tmp_path}"):
            pass


@pytest.mark.parametrize(("wrong", "said"), [("somebody@", "role"), ("hemicycle@/nowhere", "database")])
async def test_a_server_that_does_not_know_the_address_is_told_in_words(
    postgresql: str, wrong: str, said: str
) -> None:
    address = postgresql.replace("hemicycle@/postgres" if "/" in wrong else "hemicycle@", wrong)
    with pytest.raises(Unreachable, match=f"{said} .* does not exist"):
        async with Store(address):
            pass


async def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    async with Store(database_url(tmp_path)):
        pass
    with sqlite3.connect(tmp_path / "hemicycle.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(NewerStorage, match="newer Hemicycle"):
        async with Store(database_url(tmp_path)):
            pass


async def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hemicycle.sqlite").write_bytes(b"not a database, but long enough to be read as a page" * 100)
    with pytest.raises(Damaged, match="restore a backup"):
        async with Store(database_url(tmp_path)):
            pass


async def test_a_torn_page_is_refused_and_not_repaired(tmp_path: Path) -> None:
    async with Store(database_url(tmp_path)) as store:
        await store.publish(conference(), timetable(), MONDAY)
    file = tmp_path / "hemicycle.sqlite"
    torn = bytearray(file.read_bytes())
    torn[4096:8192] = b"\xff" * 4096
    file.write_bytes(torn)
    with pytest.raises(Damaged, match="restore a backup"):
        async with Store(database_url(tmp_path)):
            pass
    assert file.read_bytes() == bytes(torn)


async def test_a_cancelled_session_is_in_the_stored_feed(store: Store) -> None:
    await store.publish(conference(), timetable(), MONDAY)
    await store.publish(conference(), timetable(without("SIDE")), LATER)
    assert (await store.published("ferns")).feeds["kind/side-event.ics"].body.count(b"STATUS:CANCELLED") == 1


def test_a_given_database_address_gets_its_asynchronous_driver(tmp_path: Path) -> None:
    assert database_url(tmp_path, "postgresql://u:p@db/h") == "postgresql+asyncpg://u:p@db/h"
    assert database_url(tmp_path, "sqlite:////var/h.sqlite") == "sqlite+aiosqlite:////var/h.sqlite"


async def test_the_changes_of_each_version_are_kept_newest_first(store: Store) -> None:
    await store.publish(conference(), timetable(), MONDAY, "first")
    await store.publish(conference(), timetable(MOVED), LATER, "second")
    await store.publish(conference(), timetable(without("SIDE")), LATER, "third")
    kept = await store.latest_changes("ferns", 2)
    assert [(each.number, each.since, each.note, each.tally) for each in kept] == [
        (3, 2, "third", {"cancelled": 1, "time": 1}),
        (2, 1, "second", {"time": 1}),
    ]
    assert [each.number for each in await store.latest_changes("ferns", 2, before=2)] == [1]
    assert await store.changes("ferns", 2) == kept[1]
    assert (await store.changes("ferns", 3, since=1)).tally == {"cancelled": 1}
    assert (await store.changes("ferns", 1, since=3)).tally == {"back": 1}
    for number, since in ((4, None), (0, None), (3, 9)):
        with pytest.raises(NotFound):
            await store.changes("ferns", number, since)


async def test_versions_from_before_changes_were_kept_are_compared_when_asked_for(store: Store) -> None:
    await store.publish(conference(), timetable(), MONDAY)
    await store.publish(conference(), timetable(MOVED), LATER)
    kept = await store.latest_changes("ferns", 9)
    async with store.writing() as connection:
        await connection.execute(delete(changes))
    assert await store.latest_changes("ferns", 9) == kept
