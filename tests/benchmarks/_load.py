"""Ask a server the same thing many times over a few connections, and see what CPU time it takes for that."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


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


async def ask_each(process: int, addresses: list[str], connections: int) -> Measured:
    """Ask for each of many addresses once, and measure. Raises RuntimeError for another status than 200."""
    begin, cpu = time.monotonic(), _cpu(process)
    shares = [addresses[first::connections] for first in range(connections)]
    sizes = await asyncio.gather(*(_ask_each(share) for share in shares))
    seconds, used, count = time.monotonic() - begin, _cpu(process) - cpu, len(addresses)
    return Measured(count / seconds, used / count, max(sizes))


async def _ask_each(addresses: list[str]) -> int:
    parts = urlsplit(addresses[0])
    connection = await asyncio.open_connection(parts.hostname, parts.port, limit=2**20)
    sizes = [await _exchange(connection, address, {}, 200) for address in addresses]
    connection[1].close()
    return max(sizes)


async def _ask(address: str, headers: dict[str, str], status: int, times: int) -> int:
    parts = urlsplit(address)
    connection = await asyncio.open_connection(parts.hostname, parts.port, limit=2**20)
    size = 0
    for _ in range(times):
        size = await _exchange(connection, address, headers, status)
    connection[1].close()
    return size if status == 200 else 0


async def _exchange(connection: Connection, address: str, headers: dict[str, str], status: int) -> int:
    """Ask once over an open connection; give the length of the answer's body."""
    (reader, writer), parts = connection, urlsplit(address)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    lines = [f"GET {target} HTTP/1.1", f"Host: {parts.netloc}", *(f"{k}: {v}" for k, v in headers.items()), "", ""]
    writer.write("\r\n".join(lines).encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    if int(head.split(" ", 2)[1]) != status:
        raise RuntimeError(f"{address} answered {head.splitlines()[0]}")
    size = next((int(line[15:]) for line in head.splitlines() if line.lower().startswith("content-length:")), 0)
    if status == 200:
        await reader.readexactly(size)
    return size


def _cpu(process: int) -> float:
    """Give the seconds that all threads of a process have run, to the nanosecond."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9
