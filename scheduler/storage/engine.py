"""The engine, with the settings that keep what was promised: durable, patient, one writer at a time."""

import datetime as dt
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

_WRITES = "hemicycle_writes"
_PRAGMAS = ("busy_timeout = 10000", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


def database_url(data: Path, given: str | None = None) -> str:
    """Give the address of the database: the one given, else a SQLite file in the data directory."""
    if given:
        url = make_url(given)
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+asyncpg")
        elif url.drivername == "sqlite":
            url = url.set(drivername="sqlite+aiosqlite")
        return url.render_as_string(hide_password=False)
    return f"sqlite+aiosqlite:///{data.resolve() / 'hemicycle.sqlite'}"


def open_engine(url: str) -> AsyncEngine:
    """Make the engine. Its owner disposes of it: a connection left open keeps the process from ending."""
    engine = create_async_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _set_up)
        event.listen(engine.sync_engine, "begin", _begin)
    return engine


async def writing(connection: AsyncConnection) -> AsyncConnection:
    """Mark a connection, before its transaction begins, as one that will write."""
    return await connection.execution_options(**{_WRITES: True})


def _set_up(connection: DBAPIConnection, _: object) -> None:
    # The driver's own notion of transactions begins them too late and without the lock of a writer.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def utc(moment: dt.datetime) -> dt.datetime:
    """Give a moment that was read its zone: SQLite keeps none, and what is written is UTC."""
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def is_locked(error: BaseException | None) -> bool:
    """Say whether a database error means that another writer held the lock for too long."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


def is_damage(error: BaseException | None) -> bool:
    """Say whether a database error means that the file is none, or is torn."""
    return type(error) is sqlite3.DatabaseError
