"""The public feeds: stored bytes, and as few of them as a subscriber needs."""

from pathlib import PurePosixPath

from aiohttp import web

from web.conditional import answer
from web.keys import STORE

routes = web.RouteTableDef()


@routes.get("/feeds/c/{conference}/{path:.+}")
async def public_feed(request: web.Request) -> web.Response:
    """Serve a feed of the published version, or say that the subscriber has it already."""
    conference, path = request.match_info["conference"], request.match_info["path"]
    feed = await request.app[STORE].feed(conference, path)
    return answer(request, feed, "text/calendar; charset=utf-8", f"{conference}-{PurePosixPath(path).name}")
