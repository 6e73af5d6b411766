"""Keep what is in memory up with the store: at the start, after each publish, and when another process wrote."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator

from aiohttp import web

from scheduler.ending import end
from web.keys import SNAPSHOTS, STORE, SUBSCRIBERS
from web.snapshot import Snapshot

_SECONDS = 1.0
_log = logging.getLogger(__name__)


async def follow(app: web.Application) -> AsyncIterator[None]:
    """Load what is published, and follow it as long as the application runs."""

    async def load(conference: str) -> None:
        # A conference is some hundred thousand objects: to look through them for garbage would hold up every answer.
        gc.disable()
        try:
            published = await app[STORE].published(conference)
            app[SNAPSHOTS].put(await asyncio.to_thread(Snapshot, published))
            gc.freeze()
        finally:
            gc.enable()

    async def look() -> None:
        known = app[SNAPSHOTS].standing()
        for conference, number in (await app[STORE].standing()).items():
            if known.get(conference) != number:
                await load(conference)
        subscribers = app[SUBSCRIBERS]
        for conference, generation in (await app[STORE].subscriptions.generations()).items():
            known_until = subscribers.generations.get(conference, 0)
            if generation != known_until:
                subscribers.put(await app[STORE].subscriptions.since(conference, known_until))
                subscribers.generations[conference] = generation

    async def keep_looking() -> None:
        while True:
            await asyncio.sleep(_SECONDS)
            try:
                await look()
            except Exception:  # the store may be busy or away for a while; what is in memory is still right
                _log.exception("the store could not be asked for what is new")

    await look()
    app[STORE].listeners.append(load)
    watcher = asyncio.create_task(keep_looking())
    yield
    app[STORE].listeners.remove(load)
    await end(watcher)
