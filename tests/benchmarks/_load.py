"""Ask a server the same thing many times over a few connections, and see what CPU time it takes for that."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Measured:
    """Requests a second by the clock, the server's CPU seconds for each, and the bytes of an answer's body."""

    per_second: float
    cpu: float
    size: int


async def ask(
    process: int, address: str, headers: dict[str, str], status: int, requests: int, connections: int
) -> Measured:
    """Ask, and measure. Raises RuntimeError for another status than the one that is expected."""
    begin, cpu = time.monotonic(), _cpu(process)
    share = requests // connections
    sizes = await asyncio.gather(*(_ask(address, headers, status, share) for _ in range(connections)))
    seconds, used, count = time.monotonic() - begin, _cpu(process) - cpu, share * connections
    return Measured(count / seconds, used / count, max(sizes))


async def _ask(address: str, headers: dict[str, str], status: int, times: int) -> int:
    parts = urlsplit(address)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    lines = [f"GET {target} HTTP/1.1", f"Host: {parts.netloc}", *(f"{k}: {v}" for k, v in headers.items()), "", ""]
    question, size = "\r\n".join(lines).encode(), 0
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=2**20)
    for _ in range(times):
        writer.write(question)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        if int(head.split(" ", 2)[1]) != status:
            raise RuntimeError(f"{address} answered {head.splitlines()[0]}")
        size = next((int(line[15:]) for line in head.splitlines() if line.lower().startswith("content-length:")), 0)
        if status == 200:
            await reader.readexactly(size)
    writer.close()
    return size if status == 200 else 0


def _cpu(process: int) -> float:
    """Give the seconds that all threads of a process have run, to the nanosecond."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9
