"""Choose sessions, without an account and without e-mail, and get a calendar of them under a secret address."""

from typing import Any

from aiohttp import web
from aiohttp.typedefs import Query
from multidict import MultiMapping
from yarl import URL

from scheduler.storage import Wanted
from scheduler.versions import Version
from web.conferences import published
from web.keys import CLOCK, STORE, SUBSCRIBERS
from web.page import going, render, speech_of
from web.pages.choosing import choosing, known_choice
from web.pages.filters import Filter
from web.pages.programme import choices
from web.speech import Speech

routes = web.RouteTableDef()


@routes.get("/c/{conference}/mine")
async def choose(request: web.Request) -> web.Response:
    """Show the sessions to choose from; what is chosen so far stands in the address."""
    version = await request.app[STORE].current(request.match_info["conference"])
    return page(request, version, chosen_in(request.query))


@routes.post("/c/{conference}/mine")
async def get_calendar(request: web.Request) -> web.Response:
    """Make a calendar of the chosen sessions, and lead to its page."""
    version = await request.app[STORE].current(request.match_info["conference"])
    asked = await request.post()
    chosen = known_choice(version, chosen_in(asked))
    if not chosen:
        return page(request, version, (), nothing=True)
    conference = version.conference
    wanted = Wanted("chosen", None, speech_of(request, conference.languages.default).tag, chosen)
    [(token, made)] = await request.app[STORE].subscriptions.add(conference.id, [wanted], request.app[CLOCK]())
    request.app[SUBSCRIBERS].put([made])
    raise web.HTTPSeeOther(going(request)(f"/m/{token}"))


def chosen_in(asked: MultiMapping[object]) -> tuple[str, ...]:
    """Give the sessions that a form or an address names as chosen."""
    return tuple(value for value in asked.getall("s", []) if isinstance(value, str))


def page(request: web.Request, version: Version, chosen: tuple[str, ...], *, nothing: bool = False) -> web.Response:
    """Show the choice; `nothing` says that there is none, where one was needed."""
    speech = speech_of(request, version.conference.languages.default)
    return render(
        request,
        "mine.html",
        speech,
        status=422 if nothing else 200,
        nothing=nothing,
        back=None,
        **shown(request, version, chosen, speech),
    )


def shown(request: web.Request, version: Version, chosen: tuple[str, ...], speech: Speech) -> dict[str, Any]:
    """Give what a page with a choice needs."""
    lang: Query = {"lang": speech.tag} if "lang" in request.query else {}
    return {
        "conference": version.conference,
        "head": published(version, speech),
        "choices": choices(version, speech),
        "choosing": choosing(version, Filter.read(request.query), chosen, speech),
        "save": str(URL.build(path=request.path, query=lang)),
    }
