"""End a task that runs beside others."""

import asyncio

_SECONDS = 0.2


async def end(task: asyncio.Task[None]) -> None:
    """Cancel a task, and again until it has ended.

    Once is not always enough: up to Python 3.11 `asyncio.wait_for` loses a cancellation that comes just as what it
    waits for is done (CPython issue 81839), and a task that goes on for ever would then never end.
    """
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=_SECONDS)
