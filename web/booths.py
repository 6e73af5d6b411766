"""For the head of interpretation: which team is where, and what its booths need, day by day."""

import asyncio

from aiohttp import web

from scheduler.booth_plan import booth_plan
from scheduler.errors import NotFound
from web.conferences import published
from web.keys import STORE
from web.page import render, speech_of
from web.pages.booths import show

routes = web.RouteTableDef()
_PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}  # it says where people are


@routes.get("/organize/c/{conference}/booths")
@routes.get("/organize/c/{conference}/booths/{team}")
async def booths_page(request: web.Request) -> web.Response:
    """Show the booth plan of the published version: all of it, a day, or a team's days."""
    version = await request.app[STORE].current(request.match_info["conference"])
    conference, team = version.conference, request.match_info.get("team")
    if team is not None and team not in {each.id for each in conference.interpretation.teams}:
        raise NotFound(f"{conference.id} has no team {team}")
    speech = speech_of(request, conference.languages.default)
    plan = await asyncio.to_thread(booth_plan, conference, version.timetable, version.roster)
    response = render(
        request,
        "booths.html",
        speech,
        conference=conference,
        head=published(version, speech),
        version=version,
        published_at=version.published_at.astimezone(conference.zone),
        shown=show(plan, conference, team, request.query.get("day", ""), speech),
        page=f"/organize/c/{conference.id}/booths",
    )
    response.headers.update(_PRIVATE)
    return response
