"""The front page: the conferences that are published."""

from dataclasses import dataclass

from aiohttp import web

from scheduler.versions import Version
from web.keys import STORE
from web.page import render, speech_of
from web.pages.cards import Said, say
from web.speech import Speech

routes = web.RouteTableDef()


@dataclass(frozen=True)
class Published:
    """A conference on the front page."""

    id: str
    name: Said
    period: str
    sessions: int


@routes.get("/")
async def front_page(request: web.Request) -> web.Response:
    """List the published conferences."""
    store, speech = request.app[STORE], speech_of(request)
    versions = [await store.current(conference) for conference in await store.conferences()]
    return render(
        request, "conferences.html", speech, conferences=[published(version, speech) for version in versions]
    )


def published(version: Version, speech: Speech) -> Published:
    """Describe a conference by its published version."""
    conference = version.conference
    zone = conference.zone
    held = [entry.notice.start.astimezone(zone).date() for entry in version.programme]
    days = held or [day.date for day in conference.calendar.days]
    return Published(
        id=conference.id,
        name=say(conference.name, speech, conference),
        period=speech.period(min(days), max(days)),
        sessions=len(version.programme),
    )
