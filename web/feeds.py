"""The public feeds, from memory: a request touches no database and renders nothing on the event loop."""

from aiohttp import web
from multidict import istr

from scheduler.errors import BadInput
from web.keys import SNAPSHOTS

routes = web.RouteTableDef()
_ACCEPT_LANGUAGE = istr("Accept-Language")


@routes.get("/feeds/c/{conference}/{path:.+}")
async def public_feed(request: web.Request) -> web.StreamResponse:
    """Serve a feed of the published version, or say that the subscriber has it already."""
    asked = request.match_info
    snapshot = request.app[SNAPSHOTS].of(asked["conference"])
    accepted = request.headers.get(_ACCEPT_LANGUAGE, "")
    try:
        wish = snapshot.wishes.read(asked["path"], request.raw_path, accepted)
    except BadInput as error:
        return web.Response(status=400, text="".join(f"{fault}\n" for fault in error.faults))
    answer = snapshot.kept(wish) or await snapshot.make(wish)
    return answer.to(request)
