"""What personal calendars cost: a request, and a publication of WTDC-21 while 5,000 of them are asked for."""

import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from aiohttp import ClientSession

from scheduler.formats.timetable_file import read_timetable
from tests.benchmarks import _crowd
from tests.benchmarks._against_bare import Compared, Question, compare
from tests.benchmarks._load import Measured, ask_each

ROOT = Path(__file__).resolve().parents[2]
TURNS, REQUESTS, CONNECTIONS = 9, 1600, 8
MOST_LOOKS = 3_000
IDLE_SECONDS, PAUSE = 10.0, 0.01  # between two questions of one client
COMMAND = [sys.executable, "-c", "from scheduler.cli import main; main()"]


def measure() -> str:
    """Publish once, ask; publish again, and ask meanwhile; give tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = folder / "t.json"
        solve = ("solve", ROOT / "fixtures" / "wtdc21.yaml", "--seconds", 10, "-o", made)
        subprocess.run([*COMMAND, *map(str, solve)], cwd=ROOT, check=True, capture_output=True)
        return asyncio.run(_measure(folder, made))


async def _measure(folder: Path, made: Path) -> str:
    timetable = read_timetable(made)
    first = await _crowd.publish(folder, timetable, 1)
    tokens = await _crowd.subscribe(folder, timetable)
    command = [sys.executable, "-m", "web", "--port", "0", "--data", str(folder)]
    server = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        if server.stdout is None:
            raise RuntimeError("the server has no output")
        address = (await server.stdout.readline()).decode().split()[-1].rstrip("/")
        feeds = [f"{address}/feeds/t/{token}.ics" for token in tokens]
        fresh = await ask_each(server.pid, feeds, CONNECTIONS)
        compared = await _compare(server.pid, feeds[0], folder)
        idle, second, busy, followed = await _publish_meanwhile(feeds, folder, made)
    finally:
        server.terminate()
        await server.wait()
    return _told(fresh, compared, first, second, followed, idle, busy)


async def _compare(process: int, feed: str, folder: Path) -> list[Compared]:
    async with ClientSession() as client, client.get(feed) as response:
        etag = response.headers["ETag"]
    asked = [
        Question("personal calendar, 200", feed, {}, 200),
        Question("the same, If-None-Match, 304", feed, {"If-None-Match": etag}, 304),
    ]
    return await compare(process, asked, folder, TURNS, REQUESTS, CONNECTIONS)


async def _publish_meanwhile(
    feeds: list[str], folder: Path, made: Path
) -> tuple[list[float], float, list[float], float]:
    """Ask idly, then while another process publishes, until the new version is served."""
    async with ClientSession() as client:
        until = time.monotonic() + IDLE_SECONDS
        idle = await _ask_on(client, feeds, lambda: time.monotonic() > until)
        moved, begin = feeds[0], time.monotonic()  # who moves in version 2
        before = await _body(client, moved)
        command = [sys.executable, "-m", "tests.benchmarks._crowd", str(folder), str(made), "2"]
        publisher = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
        done = asyncio.create_task(_served(client, moved, before))
        busy = await _ask_on(client, feeds, done.done)
        output, _ = await publisher.communicate()
        return idle, float(output), busy, done.result() - begin


async def _served(client: ClientSession, feed: str, before: bytes) -> float:
    for _ in range(MOST_LOOKS):
        if await _body(client, feed) != before:
            return time.monotonic()
        await asyncio.sleep(0.1)
    raise RuntimeError("the new version is not served")


async def _body(client: ClientSession, feed: str) -> bytes:
    async with client.get(feed) as response:
        return await response.read()


async def _ask_on(client: ClientSession, feeds: list[str], is_over: Callable[[], bool]) -> list[float]:
    """Ask for one calendar after another from several clients; give how long each answer took."""
    found: list[float] = []

    async def go_on(chance: random.Random) -> None:
        while not is_over():
            begin = time.monotonic()
            await _body(client, chance.choice(feeds))
            found.append(time.monotonic() - begin)
            await asyncio.sleep(PAUSE)

    await asyncio.gather(*(go_on(random.Random(number)) for number in range(CONNECTIONS)))
    return found


def _told(
    fresh: Measured,
    compared: list[Compared],
    first: float,
    second: float,
    followed: float,
    idle: list[float],
    busy: list[float],
) -> str:
    before, during = (quantiles(found, n=100)[98] for found in (idle, busy))
    again = compared[0]
    return "\n".join(
        [
            "## Personal calendars",
            "",
            f"WTDC-21 with {_crowd.PEOPLE:,} people who each have {_crowd.ROUNDS} seats in a breakout and"
            f" {_crowd.CHOSEN} chosen sessions. The bare server is one handler of aiohttp that returns the same"
            " answer, headers included, from memory (limit 50 %).",
            "",
            "| request | per second | CPU for each | of the bare server | share of its requests | bytes |",
            "|---|---|---|---|---|---|",
            f"| each calendar once, joined | {fresh.per_second:,.0f} | {1e6 * fresh.cpu:.0f} µs |"
            f" {1e6 * again.bare.cpu:.0f} µs | {again.bare.cpu / fresh.cpu:.0%} | {fresh.size:,} |",
            *(
                f"| {each.question.name} | {each.ours.per_second:,.0f} | {1e6 * each.ours.cpu:.0f} µs |"
                f" {1e6 * each.bare.cpu:.0f} µs | {each.share:.0%} | {each.ours.size:,} |"
                for each in compared
            ),
            "",
            f"Published in {first:.1f} s, and again, with every twentieth person moved, in {second:.1f} s by another"
            f" process; {followed:.1f} s after that process was started, its own start included, the server served"
            " the new version (limit 60 s).",
            f"Until then {CONNECTIONS} clients went on asking: p99 {1000 * during:.0f} ms of {len(busy):,} answers,"
            f" {1000 * before:.0f} ms of {len(idle):,} before ({during / before:.1f} times; limit 4).",
        ]
    )
