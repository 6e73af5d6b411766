"""Personal calendars under their secret addresses, from memory: a request touches no database and writes nothing."""

from aiohttp import web

from web.keys import SNAPSHOTS, SUBSCRIBERS

routes = web.RouteTableDef()


@routes.get(r"/feeds/t/{token:[A-Za-z0-9_-]{1,100}}.ics")
async def personal_feed(request: web.Request) -> web.Response:
    """Serve the calendar of whoever knows the address."""
    subscription = request.app[SUBSCRIBERS].of(request.match_info["token"])
    return request.app[SNAPSHOTS].of(subscription.conference).personal(subscription).to(request)
