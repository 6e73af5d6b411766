"""The public programme of a conference."""

from aiohttp import web

from scheduler.feeds.selection import Selection
from web.conferences import published
from web.keys import CLOCK, STORE
from web.lines import columns_asked
from web.page import base_url, render, speech_of
from web.pages.cards import say
from web.pages.filters import Filter
from web.pages.programme import Choice, calendar, calendars, choices, programme

routes = web.RouteTableDef()


@routes.get("/c/{conference}")
async def programme_page(request: web.Request) -> web.Response:
    """Show the programme: a grid of rooms and hours, or a list."""
    version = await request.app[STORE].current(request.match_info["conference"])
    conference = version.conference
    speech = speech_of(request, conference.languages.default)
    today = request.app[CLOCK]().astimezone(conference.zone).date()
    shown = programme(version, Filter.read(request.query), request.query.get("day", ""), today, speech)
    found, base = choices(version, speech), base_url(request)
    everything = calendar(version, Selection(), base, Choice("", speech.say("The whole conference")), speech)
    deadlines = calendar(version, Selection(what="deadlines"), base, Choice("", speech.say("Deadlines")), speech)
    return render(
        request,
        "programme.html",
        speech,
        conference=conference,
        head=published(version, speech),
        description=say(conference.description, speech, conference) if conference.description else None,
        version=version,
        published_at=version.published_at.astimezone(conference.zone),
        programme=shown,
        lines=f"/lines/{columns_asked(shown.columns + 1)}.css",
        as_grid=request.query.get("view", "grid") != "list",
        choices=found,
        everything=everything,
        calendars=calendars(version, found, base, speech),
        deadlines=deadlines if version.deadlines else None,
    )
