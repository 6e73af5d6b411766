"""The engine, with the settings that keep what was promised: durable, patient, one writer at a time."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from scheduler.storage.errors import Unreachable

_WRITES = "hemicycle_writes"
_LOCK_NOT_AVAILABLE = "55P03"  # among PostgreSQL's states
_NOT_LET_IN = ("28", "3D")  # what those states begin with where a role, a password or a database is not known
_MOST_SECONDS_OF_WAITING = 10.0  # for another writer
_PATIENCE = 5  # times that SQLite may give up on a setting
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
    if make_url(url).get_backend_name() != "sqlite":
        waiting = {"lock_timeout": f"{1000 * _MOST_SECONDS_OF_WAITING:.0f}"}
        try:
            return create_async_engine(url, connect_args={"server_settings": waiting})
        except ModuleNotFoundError as error:
            raise Unreachable(f"its driver {error.name} is missing; install hemicycle[postgres]") from error
    engine = create_async_engine(url)
    event.listen(engine.sync_engine, "connect", set_up)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


async def writing(connection: AsyncConnection) -> AsyncConnection:
    """Mark a connection, before its transaction begins, as one that will write."""
    return await connection.execution_options(**{_WRITES: True})


def set_up(connection: DBAPIConnection, _: object) -> None:
    """Give a new connection to SQLite the settings."""
    # The driver's own notion of transactions begins them too late and without the lock of a writer.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        _ask(cursor, f"PRAGMA {pragma}")
    cursor.close()


def _ask(cursor: DBAPICursor, statement: str) -> None:
    """Ask for a setting; while others change theirs SQLite may give up at once, so wait for them as a writer does."""
    for _ in range(_PATIENCE):
        try:
            cursor.execute(statement)
        except sqlite3.OperationalError as error:
            if not is_locked(error):
                raise
            cursor.execute("BEGIN IMMEDIATE")
            cursor.execute("COMMIT")
        else:
            return
    cursor.execute(statement)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def is_locked(error: BaseException | None) -> bool:
    """Say whether a database error means that another writer held the lock for too long."""
    if isinstance(error, sqlite3.OperationalError):
        return "locked" in str(error)
    return getattr(error, "sqlstate", None) == _LOCK_NOT_AVAILABLE


def is_turned_away(error: BaseException | None) -> bool:
    """Say whether a database error means that the server lets nobody in by the address that was given."""
    return str(getattr(error, "sqlstate", "")).startswith(_NOT_LET_IN)


def is_damage(error: BaseException | None) -> bool:
    """Say whether a database error means that the file is none, or is torn."""
    return type(error) is sqlite3.DatabaseError
