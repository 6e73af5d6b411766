"""What a check, a page and a feed of WTDC-21 cost: whole commands, and requests to a server of its own."""

import asyncio
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from aiohttp import ClientSession

from scheduler.feeds.ical import fragments
from scheduler.formats.conference_file import read_conference
from scheduler.formats.timetable_file import read_timetable
from scheduler.versions import publish
from tests.benchmarks._against_bare import Compared, Question, compare

ROOT = Path(__file__).resolve().parents[2]
CONFERENCE = ROOT / "fixtures" / "wtdc21.yaml"
TURNS, REQUESTS, CONNECTIONS = 15, 1600, 8
COMMAND = [sys.executable, "-c", "from scheduler.cli import main; main()"]
LANGUAGES, EVENTS = ("en", "fr"), 1000


def measure() -> str:
    """Plan once, check, publish, serve, ask; give tables."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "t.json"
        _run("solve", CONFERENCE, "--seconds", 10, "-o", made)
        checks = [_run("check", CONFERENCE, made) for _ in range(5)]
        _run("publish", CONFERENCE, made, "--data", folder)
        compared = asyncio.run(_serve(Path(folder)))
        seconds = _render_many(made)
    return "\n".join(
        [
            "## Check and serve WTDC-21",
            "",
            f"`hemicycle check`, whole process: median {median(checks):.2f} s of 5, {min(checks):.2f} to "
            f"{max(checks):.2f} s (limit 1 s).",
            "",
            f"Medians of {TURNS} turns with {REQUESTS:,} requests over {CONNECTIONS} connections. The bare server is"
            " one handler of aiohttp that returns the same answer, headers included, from memory (limit 80 %).",
            "",
            "| request | per second | CPU for each | of the bare server | share of its requests | bytes |",
            "|---|---|---|---|---|---|",
            *(_line(each) for each in compared),
            "",
            f"Events of {EVENTS:,} sessions written in one language: {seconds:.2f} s of CPU (limit 0.5 s).",
        ]
    )


def _line(each: Compared) -> str:
    ours, bare = 1e6 * each.ours.cpu, 1e6 * each.bare.cpu
    return (
        f"| {each.question.name} | {each.ours.per_second:,.0f} | {ours:.0f} µs | {bare:.0f} µs | {each.share:.0%} "
        f"| {each.ours.size:,} |"
    )


def _run(*arguments: object) -> float:
    begin = time.monotonic()
    subprocess.run([*COMMAND, *map(str, arguments)], cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - begin


async def _serve(folder: Path) -> list[Compared]:
    command = [sys.executable, "-m", "web", "--port", "0", "--data", str(folder)]
    server = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        if server.stdout is None:
            raise RuntimeError("the server has no output")
        address = (await server.stdout.readline()).decode().split()[-1].rstrip("/")
        feed = f"{address}/feeds/c/wtdc21/all.ics"
        async with ClientSession() as client, client.get(feed, headers={"Accept-Encoding": "identity"}) as response:
            etag = response.headers["ETag"]
        asked = [
            Question("feed of the whole conference, 200", feed, {}, 200),
            Question("the same, gzip", feed, {"Accept-Encoding": "gzip"}, 200),
            Question("the same, If-None-Match, 304", feed, {"If-None-Match": etag}, 304),
            Question("the same in Arabic, gzip", f"{feed}?lang=ar", {"Accept-Encoding": "gzip"}, 200),
        ]
        compared = await compare(server.pid, asked, folder, TURNS, REQUESTS, CONNECTIONS)
        page = [Question("programme of a day, 200", f"{address}/c/wtdc21?day=2022-06-08", {}, 200)]
        return [*compared, *await compare(server.pid, page, folder, 3, REQUESTS // 20, CONNECTIONS)]
    finally:
        server.terminate()
        await server.wait()


def _render_many(made: Path) -> float:
    """Give the CPU seconds for a thousand events of WTDC-21, one language at a time, the quickest of five."""
    version = publish(read_conference(CONFERENCE), read_timetable(made), None, datetime.now(UTC))
    times = -(-EVENTS // len(version.entries))
    found = []
    for _ in range(5):
        begin = time.process_time()
        count = sum(len(fragments(version, LANGUAGES[turn % len(LANGUAGES)])) for turn in range(times))
        found.append((time.process_time() - begin) * EVENTS / count)
    return min(found)
