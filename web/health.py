"""Tell machines whether the process is alive and can answer."""

from aiohttp import web

from web.keys import STORE

routes = web.RouteTableDef()


@routes.get("/healthz")
async def alive(_: web.Request) -> web.Response:
    """Say that the process answers."""
    return web.Response(text="alive\n")


@routes.get("/readyz")
async def ready(request: web.Request) -> web.Response:
    """Say that the database answers too."""
    await request.app[STORE].ready()
    return web.Response(text="ready\n")
