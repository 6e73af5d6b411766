"""The public feeds, from memory: a request touches no database and renders nothing on the event loop."""

from aiohttp import web
from multidict import istr

from scheduler.errors import BadInput, NotFound
from scheduler.feeds import SERVED, Selection
from web.answers import Answer
from web.keys import SNAPSHOTS
from web.snapshot import Snapshot
from web.speech import wishes

routes = web.RouteTableDef()
_ACCEPT_LANGUAGE = istr("Accept-Language")


@routes.get("/feeds/c/{conference}/{path:.+}")
async def public_feed(request: web.Request) -> web.Response:
    """Serve a feed of the published version, or say that the subscriber has it already."""
    asked = request.match_info
    snapshot = request.app[SNAPSHOTS].of(asked["conference"])
    ready = snapshot.ready.get(asked["path"])
    if ready is not None and not request.query_string and _ACCEPT_LANGUAGE not in request.headers:
        return ready.to(request)
    try:
        return (await _answer(request, snapshot, asked["path"])).to(request)
    except BadInput as error:
        return web.Response(status=400, text="".join(f"{fault}\n" for fault in error.faults))


async def _answer(request: web.Request, snapshot: Snapshot, path: str) -> Answer:
    """Give the answer to what an address asks for. Raises NotFound for its path, BadInput for its questions."""
    form, selection = _read(path, snapshot)
    selection = snapshot.vocabulary.read(request.query.items(), selection)
    if "lang" not in request.query:
        selection = selection.model_copy(update={"spoken": _spoken(request, snapshot)})
    return await snapshot.answer(form, selection)


def _read(path: str, snapshot: Snapshot) -> tuple[str, Selection]:
    """Read a path: the format by its end, the selection by what comes before."""
    for form, served in SERVED.items():
        if path == served.name:
            return form, Selection()
        feed = f"{path.removesuffix(served.suffix)}.ics"
        if served.suffix and path.endswith(served.suffix) and feed in snapshot.ready:
            return form, Selection.of_path(feed)
    raise NotFound(f"there is no feed {path}")


def _spoken(request: web.Request, snapshot: Snapshot) -> str:
    """Choose the language that a client wishes most, of those that the conference has; "" for its default one."""
    for wish in wishes(request.headers.get(_ACCEPT_LANGUAGE, "")):
        for tag in snapshot.languages:
            if tag.partition("-")[0] == wish:
                return "" if tag == snapshot.languages[0] else tag
    return ""
