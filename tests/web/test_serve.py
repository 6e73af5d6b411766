"""`python -m web`: says where it is, and stops when told to, even under load."""

import asyncio
import re
import signal
import sys
import time
from pathlib import Path

import pytest
from aiohttp import ClientError, ClientSession

from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.web.meetings import MONDAY, conference, timetable

ROOT = Path(__file__).resolve().parents[2]


async def start(data: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "web",
        "--port",
        "0",
        "--data",
        str(data),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def ask_for_ever(address: str) -> None:
    async with ClientSession() as client:
        while True:
            async with client.get(address) as response:
                await response.read()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_server_stops_within_ten_seconds_under_load(tmp_path: Path, number: signal.Signals) -> None:
    async with Store(database_url(tmp_path)) as store:
        await store.publish(conference(), timetable(), MONDAY)
    process = await start(tmp_path)
    assert process.stdout is not None
    first = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
    found = re.search(r"http://127\.0\.0\.1:\d+", first)
    assert found is not None
    load = [asyncio.create_task(ask_for_ever(f"{found[0]}/c/ferns?day=all")) for _ in range(4)]
    await asyncio.sleep(0.5)
    assert not any(task.done() for task in load)
    begun = time.monotonic()
    process.send_signal(number)
    output, errors = await asyncio.wait_for(process.communicate(), 10)
    results = await asyncio.gather(*load, return_exceptions=True)
    assert (process.returncode, errors) == (0, b"")
    assert time.monotonic() - begun < 10
    assert all(isinstance(result, (ClientError, OSError)) for result in results)
    assert output.decode().splitlines() == [
        f"  ferns: page {found[0]}/c/ferns",
        f"  ferns: feed {found[0]}/feeds/c/ferns/all.ics",
        f"  ferns: for organizers {found[0]}/organize/c/ferns",
        "Stop with Ctrl+C.",
    ]


async def test_a_damaged_database_ends_the_start_with_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "hemicycle.sqlite").write_bytes(b"\xff" * 8192)
    process = await start(tmp_path)
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 1
    assert errors.decode() == (
        "Error: The database file is damaged; restore a backup. Nothing was changed."
        " (Found: file is not a database)\n"
    )
