"""What changed, for everybody: a page of all versions, one of each, and a feed for feed readers."""

import asyncio

from aiohttp import web

from scheduler.changelog.atom import CONTENT_TYPE, atom
from scheduler.changelog.words import words_of
from scheduler.errors import NotFound
from scheduler.storage import Feed
from web.answers import Answer
from web.conferences import published
from web.keys import CHANGE_FEEDS, STORE
from web.page import base_url, render, speech_of
from web.pages.changes import days, deadlines, summary

routes = web.RouteTableDef()
_VERSIONS_A_PAGE = 50
_ENTRIES_A_FEED = 20
_MOST_FEEDS = 64


@routes.get("/c/{conference}/changes")
async def all_changes(request: web.Request) -> web.StreamResponse:
    """List the versions, newest first, with what each changed."""
    store = request.app[STORE]
    version = await store.current(request.match_info["conference"])
    conference = version.conference
    speech = speech_of(request, conference.languages.default)
    before = _number(request, "before") if "before" in request.query else None
    found = await store.latest_changes(conference.id, _VERSIONS_A_PAGE, before)
    return render(
        request,
        "changes.html",
        speech,
        conference=conference,
        head=published(version, speech),
        version=version,
        versions=[summary(changes, conference, speech) for changes in found],
        feed=f"/c/{conference.id}/changes.atom",
    )


@routes.get(r"/c/{conference}/changes/{number:[0-9]{1,9}}")
async def changes_of_one(request: web.Request) -> web.StreamResponse:
    """Show what one version changed against the one before, or against the one that is asked for."""
    store, number = request.app[STORE], int(request.match_info["number"])
    version = await store.current(request.match_info["conference"])
    conference = version.conference
    speech = speech_of(request, conference.languages.default)
    since = _number(request, "since") if "since" in request.query else None
    changes = await store.changes(conference.id, number, since)
    return render(
        request,
        "changes_of_one.html",
        speech,
        conference=conference,
        head=published(version, speech),
        version=version,
        shown=summary(changes, conference, speech),
        days=days(changes, conference, speech),
        deadlines=deadlines(changes, conference, speech),
        words=words_of(speech.tag),
        feed=f"/c/{conference.id}/changes.atom",
    )


@routes.get("/c/{conference}/changes.atom")
async def feed_of_changes(request: web.Request) -> web.StreamResponse:
    """Serve the changes of the latest versions as an Atom feed, written once for each version and language."""
    version = await request.app[STORE].current(request.match_info["conference"])
    words = words_of(speech_of(request, version.conference.languages.default).tag)
    page = str(base_url(request).with_path(f"/c/{version.conference.id}/changes"))
    itself = f"{page}.atom?lang={words.tag}" if "lang" in request.query else f"{page}.atom"
    feeds, key = request.app[CHANGE_FEEDS], (version.conference.id, version.number, words.tag, itself)
    if key not in feeds:
        latest = await request.app[STORE].latest_changes(version.conference.id, _ENTRIES_A_FEED, version.number + 1)
        body = await asyncio.to_thread(atom, version.conference, latest, words, page, itself)
        made = await asyncio.to_thread(Feed.of, body, version.published_at)
        if len(feeds) >= _MOST_FEEDS:  # addresses come from whoever asks
            feeds.clear()
        feeds[key] = Answer.public(made, CONTENT_TYPE, f"{version.conference.id}-changes.atom", words.tag)
    return feeds[key].to(request)


def _number(request: web.Request, question: str) -> int:
    asked = request.query[question]
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise NotFound(f"there is no version {asked}")
    return int(asked)
