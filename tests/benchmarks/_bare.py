"""The least that aiohttp can do: handlers that return given answers, byte for byte, from memory.

`python -m tests.benchmarks._bare FILE`; FILE is a pickled list of (path, status, headers, body).
"""

import asyncio
import pickle
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

Given = tuple[str, int, dict[str, str], bytes]


def _handler(given: Given) -> Callable[[web.Request], Awaitable[web.Response]]:
    _, status, headers, body = given

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, headers=headers, body=body)

    async def unchanged(_: web.Request) -> web.Response:
        return web.Response(status=status, headers=headers)

    return answer if body else unchanged


async def _serve(answers: list[Given]) -> None:
    app = web.Application()
    app.add_routes([web.get(given[0], _handler(given)) for given in answers])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(pickle.loads(Path(sys.argv[1]).read_bytes())))
