"""The application: what it is made of."""

import time
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import aiohttp_jinja2
from aiohttp import web
from jinja2 import FileSystemLoader, StrictUndefined

from scheduler.storage import Store
from web.errors import explain
from web.following import follow
from web.keys import (
    BASE_URL,
    CHANGE_FEEDS,
    CLOCK,
    RATES,
    SCRIPTS,
    SNAPSHOTS,
    SPEECHES,
    STORE,
    STYLES,
    SUBSCRIBERS,
    Clock,
)
from web.rates import Rates
from web.snapshot import Snapshots
from web.speech import load_speeches
from web.subscribers import Subscribers

_HERE = Path(__file__).parent


def make_app(store: Store, clock: Clock, base_url: str = "", proxies: int = 0) -> web.Application:
    """Make the application over an open store.

    `base_url` is the address that links to feeds begin with; `proxies` is how many servers of ours stand in front.
    """
    app = web.Application(middlewares=[explain], client_max_size=64 * 1024)
    app[STORE] = store
    app[SNAPSHOTS] = Snapshots()
    app[SUBSCRIBERS] = Subscribers()
    app.cleanup_ctx.append(follow)
    app[RATES] = Rates(time.monotonic, proxies)
    app[CLOCK] = clock
    app[SPEECHES] = load_speeches()
    app[BASE_URL] = base_url
    app[CHANGE_FEEDS] = {}
    app[STYLES] = tuple(_stamped(sheet) for sheet in sorted((_HERE / "static").glob("*.css")))
    app[SCRIPTS] = {module.name: _stamped(module) for module in (_HERE / "static").glob("*.js")}
    aiohttp_jinja2.setup(
        app,
        loader=FileSystemLoader(_HERE / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for routes in _resources():
        app.add_routes(routes)
    app.router.add_static("/static", _HERE / "static")
    return app


def _resources() -> Iterator[web.RouteTableDef]:
    """Give the routes of every resource: each is a file beside this one, found by itself."""
    for found in iter_modules([str(_HERE)]):
        if found.name != "__main__":  # which is the program, and would run
            routes = getattr(import_module(f"web.{found.name}"), "routes", None)
            if isinstance(routes, web.RouteTableDef):
                yield routes


def _stamped(file: Path) -> str:
    """Give the address of a style sheet or module with a mark of its content: a new one is fetched at once."""
    return f"/static/{file.name}?{sha256(file.read_bytes()).hexdigest()[:8]}"
