"""`python -m tests.scheduler.killing DATA`: publish and be killed with SIGKILL, fifty times, each at another moment.

A child of each attempt publishes. Every second one dies just before one of its statements, which are gone through in
turn; the others die around the commit, each a little later than the last. What is then in the database is compared,
row by row of every table, with a database in which the same versions were published and nobody was killed. One line
of JSON tells of each attempt.
"""

import asyncio
import json
import os
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import event

from scheduler.errors import NotFound
from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.web.meetings import MONDAY, PLACES, conference, moved, timetable, without

ATTEMPTS = 50
LATER_EACH_TIME = 0.000_2  # seconds; a commit takes some milliseconds
PLANS = (PLACES, moved("COM-1", "2027-03-27 14:00", "R1"), without("SIDE"))
MAIL = {"mail": [{"email": "press@example.org"}, {"email": "delegues@example.org", "language": "fr"}]}


async def publish_next(store: Store) -> None:
    """Publish the version that is next, always the same one after the same one."""
    number = await standing(store) + 1
    await store.publish(conference(publishing=MAIL), timetable(PLANS[number % len(PLANS)]), MONDAY, f"No. {number}")


async def standing(store: Store) -> int:
    try:
        return (await store.current("ferns")).number
    except NotFound:
        return 0


def die(_: object = None) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_after(seconds: float) -> None:
    """Die on another thread, after so long, while this one goes on; a sleep would be too coarse."""
    end = time.perf_counter() + seconds

    def wait() -> None:
        while time.perf_counter() < end:
            pass
        die()

    threading.Thread(target=wait).start()


async def publish_until_killed(data: Path, attempt: int, tell: Callable[[str], None]) -> None:
    async with Store(database_url(data)) as store:
        engine: Any = store._engine.sync_engine
        statements = iter(range(sys.maxsize))

        def before_statement(_: Any, __: Any, statement: str, *___: Any) -> None:
            if attempt % 2 == 0 and next(statements) == attempt // 2:
                tell(" ".join(statement.split()[:3]))
                die()

        def before_commit(_: Any) -> None:
            if attempt % 2 == 1:
                tell("COMMIT")
                die_after(attempt * LATER_EACH_TIME)

        event.listen(engine, "before_cursor_execute", before_statement)
        event.listen(engine, "commit", before_commit)
        while True:
            await publish_next(store)


def killed(data: Path, attempt: int) -> str:
    """Let one child be killed; give the statement before which, or COMMIT."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        asyncio.run(publish_until_killed(data, attempt, lambda step: os.write(writing, step.encode()) and None))
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        step = told.read()
    if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
        raise SystemExit(f"attempt {attempt} was not killed but ended with {status}")
    return step


def rows(data: Path) -> str:
    """Give a digest of every row of every table."""
    with sqlite3.connect(data / "hemicycle.sqlite") as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {table: sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"'))) for table in sorted(tables)}
    connection.close()
    return sha256(json.dumps(found).encode()).hexdigest()


async def whole(data: Path, known: dict[int, str], reference: Path) -> tuple[int, bool]:
    """Open what a kill left behind: which version stands, and whether everything is as if nobody had been killed."""
    async with Store(database_url(data)) as store:
        number = await standing(store)
    async with Store(database_url(reference)) as store:
        while max(known, default=-1) < number:
            if known:
                await publish_next(store)
            known[await standing(store)] = rows(reference)
    return number, rows(data) == known[number]


def main(data: Path) -> None:
    victim, reference = data / "victim", data / "reference"
    known: dict[int, str] = {}
    for each in (victim, reference):
        each.mkdir()
    for attempt in range(ATTEMPTS):
        step = killed(victim, attempt)
        number, is_whole = asyncio.run(whole(victim, known, reference))
        print(json.dumps({"step": step, "number": number, "whole": is_whole}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
