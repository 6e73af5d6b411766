"""Bring a database to this program's schema; refuse one that is ahead of it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from scheduler.storage.engine import writing
from scheduler.storage.errors import NewerStorage

MIGRATING = 0x4845_4D49_4359_434C  # a number that no other program on the same database locks by


async def migrate(engine: AsyncEngine) -> None:
    """Run the migrations that are missing, in one transaction: all of them happen or none."""
    async with engine.connect() as connection, (await writing(connection)).begin():
        if engine.dialect.name == "postgresql":  # SQLite has let one writer in already
            await connection.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    config = Config()
    # Alembic reads percent signs in options as its own.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and present not in known:
        raise NewerStorage(present)
    command.upgrade(config, "head")
