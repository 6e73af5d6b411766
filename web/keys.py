"""What the application holds, under typed keys."""

import datetime as dt
from collections.abc import Callable, Mapping

from aiohttp import web

from scheduler.storage import Store
from web.answers import Answer
from web.rates import Rates
from web.snapshot import Snapshots
from web.speech import Speech
from web.subscribers import Subscribers

Clock = Callable[[], dt.datetime]

STORE = web.AppKey("store", Store)
SNAPSHOTS = web.AppKey("snapshots", Snapshots)
RATES = web.AppKey("rates", Rates)
SUBSCRIBERS = web.AppKey("subscribers", Subscribers)
CLOCK: web.AppKey[Clock] = web.AppKey("clock", Callable)  # type: ignore[arg-type] # a key's type must be a class
SPEECHES: web.AppKey[Mapping[str, Speech]] = web.AppKey("speeches", Mapping)
BASE_URL = web.AppKey("base_url", str)
# Feeds of changes that are written: by conference, version, language and address.
CHANGE_FEEDS: web.AppKey[dict[tuple[str, int, str, str], Answer]] = web.AppKey("change_feeds", dict)
SCRIPTS: web.AppKey[Mapping[str, str]] = web.AppKey("scripts", Mapping)
STYLES: web.AppKey[tuple[str, ...]] = web.AppKey("styles", tuple)
