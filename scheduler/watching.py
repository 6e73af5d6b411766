"""Search while somebody watches: progress on stderr, and the first interrupt ends the search with what there is."""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from rich.console import Console

from scheduler.progress import Progress

T = TypeVar("T")


async def stoppable(ask: Callable[[asyncio.Event], Awaitable[T]]) -> T:
    """Ask; the first interrupt sets the event, and what is known by then is the answer."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return await ask(stop)


async def watched(
    search: Callable[[Progress, asyncio.Event], Awaitable[T]], thing: str = "timetable", parts: str = "sessions"
) -> T:
    """Search, and show how far it is; `thing` is what is searched for, `parts` what it is made of."""
    begin = time.monotonic()
    with Progress(Console(stderr=True), lambda: time.monotonic() - begin, thing, parts) as progress:
        return await stoppable(lambda stop: search(progress, stop))
