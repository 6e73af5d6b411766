"""What the application holds, under typed keys."""

import datetime as dt
from collections.abc import Callable, Mapping

from aiohttp import web

from scheduler.storage import Store
from web.snapshot import Snapshots
from web.speech import Speech

Clock = Callable[[], dt.datetime]

STORE = web.AppKey("store", Store)
SNAPSHOTS = web.AppKey("snapshots", Snapshots)
CLOCK: web.AppKey[Clock] = web.AppKey("clock", Callable)  # type: ignore[arg-type] # a key's type must be a class
SPEECHES: web.AppKey[Mapping[str, Speech]] = web.AppKey("speeches", Mapping)
BASE_URL = web.AppKey("base_url", str)
STYLES: web.AppKey[tuple[str, ...]] = web.AppKey("styles", tuple)
