"""What a check, a page and a feed of WTDC-21 cost: whole commands, and requests to a server of its own."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from aiohttp import ClientSession

ROOT = Path(__file__).resolve().parents[2]
CONFERENCE = ROOT / "fixtures" / "wtdc21.yaml"
REQUESTS, CONNECTIONS = 4000, 8
COMMAND = [sys.executable, "-c", "from scheduler.cli import main; main()"]


def measure() -> str:
    """Plan once, check, publish, serve, ask; give tables."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "t.json"
        _run("solve", CONFERENCE, "--seconds", 10, "-o", made)
        checks = [_run("check", CONFERENCE, made) for _ in range(5)]
        _run("publish", CONFERENCE, made, "--data", folder)
        rows = asyncio.run(_serve(folder))
    return "\n".join(
        [
            "## Check and serve WTDC-21",
            "",
            f"`hemicycle check`, whole process: median {median(checks):.2f} s of 5, {min(checks):.2f} to "
            f"{max(checks):.2f} s (limit 1 s).",
            "",
            f"| request, {REQUESTS:,} over {CONNECTIONS} connections | per second | server's CPU for each | bytes |",
            "|---|---|---|---|",
            *rows,
            "",
            "A 304 is answered from the stored ETag and renders nothing. Client and server share the two cores.",
        ]
    )


def _run(*arguments: object) -> float:
    begin = time.monotonic()
    subprocess.run([*COMMAND, *map(str, arguments)], cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - begin


async def _serve(folder: str) -> list[str]:
    command = [sys.executable, "-m", "web", "--port", "0", "--data", folder]
    server = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        if server.stdout is None:
            raise RuntimeError("the server has no output")
        address = (await server.stdout.readline()).decode().split()[-1].rstrip("/")
        async with ClientSession() as client:
            feed = f"{address}/feeds/c/wtdc21/all.ics"
            async with client.get(feed) as response:
                etag = response.headers["ETag"]
            return [
                await _row(client, server.pid, "feed of the whole conference, 200", feed, {}, 200),
                await _row(client, server.pid, "the same, If-None-Match, 304", feed, {"If-None-Match": etag}, 304),
                await _row(
                    client, server.pid, "programme of a day, 200", f"{address}/c/wtdc21?day=2022-06-08", {}, 200
                ),
            ]
    finally:
        server.terminate()
        await server.wait()


async def _row(
    client: ClientSession, process: int, name: str, address: str, headers: dict[str, str], status: int
) -> str:
    requests = REQUESTS if "programme" not in name else REQUESTS // 10
    sizes: list[int] = []

    async def ask(count: int) -> None:
        for _ in range(count):
            async with client.get(address, headers=headers) as response:
                if response.status != status:
                    raise RuntimeError(f"{address} answered {response.status}")
                sizes.append(len(await response.read()))

    begin, cpu = time.monotonic(), _cpu(process)
    await asyncio.gather(*(ask(requests // CONNECTIONS) for _ in range(CONNECTIONS)))
    seconds, used = time.monotonic() - begin, _cpu(process) - cpu
    return f"| {name} | {len(sizes) / seconds:,.0f} | {1000 * used / len(sizes):.2f} ms | {max(sizes):,} |"


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
