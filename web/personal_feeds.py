"""Personal calendars under their secret addresses, from memory; and the feed of what changed in each."""

import asyncio
import datetime as dt

from aiohttp import web
from yarl import URL

from scheduler.changelog import ChangeList
from scheduler.changelog.atom import CONTENT_TYPE, Told, own_atom
from scheduler.changelog.own import last_changes, told
from scheduler.changelog.words import Words, words_of
from scheduler.personal.subscription import Subscription
from scheduler.versions import Version
from web.answers import Answer
from web.keys import SNAPSHOTS, STORE, SUBSCRIBERS
from web.page import base_url, speech_of

routes = web.RouteTableDef()
_ADDRESS = r"/feeds/t/{token:[A-Za-z0-9_-]{1,100}}"
_VERSIONS = 20


@routes.get(_ADDRESS + ".ics")
async def personal_feed(request: web.Request) -> web.Response:
    """Serve the calendar of whoever knows the address: a request touches no database and writes nothing."""
    subscription = request.app[SUBSCRIBERS].of(request.match_info["token"])
    return request.app[SNAPSHOTS].of(subscription.conference).personal(subscription).to(request)


@routes.get(_ADDRESS + ".atom")
async def personal_changes(request: web.Request) -> web.Response:
    """Serve what changed in somebody's calendar since it was made, for feed readers."""
    token = request.match_info["token"]
    subscription = request.app[SUBSCRIBERS].of(token)
    version = request.app[SNAPSHOTS].of(subscription.conference).version
    words = words_of(speech_of(request, subscription.language).tag)
    latest = await request.app[STORE].latest_changes(subscription.conference, _VERSIONS, version.number + 1)
    page, itself = (str(base_url(request).join(URL(path))) for path in (f"/m/{token}", f"/feeds/t/{token}.atom"))
    body = await asyncio.to_thread(_written, version, subscription, latest, words, page, itself)
    changed = max(version.published_at, subscription.changed).replace(microsecond=0)
    return Answer.private(body, changed, CONTENT_TYPE, f"{version.conference.id}.atom", words.tag).to(request)


def _written(
    version: Version, subscription: Subscription, latest: list[ChangeList], words: Words, page: str, itself: str
) -> bytes:
    found = [
        Told(changes, tuple(_sentences(version, subscription, changes, words)))
        for changes in latest
        if changes.published_at > subscription.created
    ]
    theirs = [each for each in found if each.sentences]
    created: dt.datetime = subscription.created.replace(microsecond=0)
    name = f"{version.conference.id}/own/{subscription.id}"
    return own_atom(version.conference, name, theirs, created, words, page, itself)


def _sentences(version: Version, subscription: Subscription, changes: ChangeList, words: Words) -> list[str]:
    own = last_changes(version.personal, subscription.whose, changes.published_at)
    return told(changes, own, subscription.chosen, version.conference, words)
