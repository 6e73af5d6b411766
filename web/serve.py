"""Run the application until it is told to stop."""

import asyncio
import signal
import sys
from collections.abc import Callable

from aiohttp import web

_SECONDS_TO_FINISH = 4.0
_SECONDS_OF_A_THREAD = 0.000_5  # at a stretch: while one makes a snapshot, answers need not wait for Python's 5 ms


async def serve(app: web.Application, host: str, port: int, listening: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl+C; what runs then gets a few seconds to finish."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    sys.setswitchinterval(_SECONDS_OF_A_THREAD)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_SECONDS_TO_FINISH)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        listening(_address(host, runner.addresses[0][1]))
        await stopped.wait()
    finally:
        await runner.cleanup()


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - compared, not bound
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
