"""A PostgreSQL server that is thrown away: on a socket in a folder of its own, and on no network."""

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import create_async_engine

_SETTINGS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=50"
_END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


def programs() -> Path | None:
    """Give the folder of the server's programs, of the newest version; Debian keeps them off the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: float(found.parts[4]))
    found = shutil.which("initdb", path=os.pathsep.join([*(str(each.parent) for each in debian[::-1]), os.defpath]))
    return Path(found).parent if found else None


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """Run a server; give the address of its database."""
    with tempfile.TemporaryDirectory(prefix="postgres") as name:
        folder, as_user = Path(name), []
        if os.geteuid() == 0:  # as whom the server refuses to run
            shutil.chown(folder, "postgres", "postgres")
            as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        data, control = folder / "data", [*as_user, programs / "pg_ctl"]
        _run(*as_user, programs / "initdb", "-D", data, "-U", "hemicycle", "--auth=trust", "--no-sync", "-E", "UTF8")
        options = f"{_SETTINGS} -k {folder}"
        _run(*control, "start", "-w", "-D", data, "-l", folder / "log", "-o", options)
        try:
            yield f"postgresql+asyncpg://hemicycle@/postgres?host={folder}"
        finally:
            _run(*control, "stop", "-D", data, "-m", "immediate")


def emptied(address: str) -> str:
    """Empty a database of whatever a test left there, also of its connections; give its address."""

    async def empty() -> None:
        engine = create_async_engine(address, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for statement in (_END_OTHERS, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public"):
                await connection.exec_driver_sql(statement)
        await engine.dispose()

    asyncio.run(empty())
    return address


def _run(*command: object) -> None:
    subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60)
