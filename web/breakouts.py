"""Breakouts for everybody: which themes, when and where, how large; and the clock of the rounds. No names."""

from typing import Any

from aiohttp import web

from scheduler.cards.labels import labels
from scheduler.versions import Version
from web.conferences import published
from web.keys import CLOCK, STORE
from web.page import render, speech_of
from web.pages.breakouts import show, show_all
from web.speech import Speech

routes = web.RouteTableDef()


@routes.get("/c/{conference}/breakouts")
async def all_breakouts(request: web.Request) -> web.Response:
    """List the breakouts of a conference that have groups."""
    version, speech = await _asked(request)
    return _rendered(request, "breakouts.html", version, speech, breakouts=show_all(version, speech))


@routes.get("/c/{conference}/breakouts/{breakout}")
async def one_breakout(request: web.Request) -> web.Response:
    """Show the rounds of a breakout with their groups."""
    version, speech = await _asked(request)
    shown = show(version, request.match_info["breakout"], speech)
    return _rendered(request, "breakout.html", version, speech, breakout=shown)


@routes.get("/c/{conference}/breakouts/{breakout}/clock")
async def clock(request: web.Request) -> web.Response:
    """Show the clock of the rounds, of all groups or of those asked for; once loaded it needs no network."""
    version, speech = await _asked(request)
    only = request.query.getall("group", [])
    shown = show(version, request.match_info["breakout"], speech, only)
    now = request.app[CLOCK]()
    response = _rendered(request, "clock.html", version, speech, breakout=shown, now=now, only=bool(only))
    response.headers["Cache-Control"] = "no-store"  # a page from a cache would bring the time of yesterday
    return response


async def _asked(request: web.Request) -> tuple[Version, Speech]:
    version = await request.app[STORE].current(request.match_info["conference"])
    return version, speech_of(request, version.conference.languages.default)


def _rendered(request: web.Request, template: str, version: Version, speech: Speech, **context: Any) -> web.Response:
    conference = version.conference
    return render(
        request,
        template,
        speech,
        conference=conference,
        head=published(version, speech),
        version=version,
        labels=labels(speech.tag),
        published_at=version.published_at.astimezone(conference.zone),
        **context,
    )
