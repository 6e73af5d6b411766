"""The page of a personal calendar, under its secret address: what is in it, what changed, how to have it, its end."""

import asyncio

from aiohttp import web
from yarl import URL

from scheduler.changelog import change_list
from scheduler.changelog.own import own_changes, told
from scheduler.changelog.words import words_of
from scheduler.personal.subscription import Subscription
from scheduler.versions import Version
from web.conferences import published
from web.keys import CLOCK, RATES, STORE, SUBSCRIBERS
from web.mine import chosen_in, shown
from web.page import base_url, going, render, speech_of
from web.pages.agenda import agenda
from web.pages.choosing import known_choice
from web.qr import code
from web.speech import Speech

routes = web.RouteTableDef()
_PAGE = r"/m/{token:[A-Za-z0-9_-]{1,100}}"


@routes.get(_PAGE)
async def own_page(request: web.Request) -> web.Response:
    """Show somebody their programme and its calendar."""
    subscription, version, speech = await _asked(request)
    token = request.match_info["token"]
    feed = str(base_url(request).join(URL(f"/feeds/t/{token}.ics")))
    address = str(base_url(request).join(URL(f"/m/{token}")))
    return render(
        request,
        "personal.html",
        speech,
        conference=version.conference,
        head=published(version, speech),
        version=version,
        subscription=subscription,
        days=agenda(version, subscription, speech),
        changes=await _changes(request, subscription, version, speech),
        feed=feed,
        webcal="webcal:" + feed.partition(":")[2],
        atom=feed.removesuffix(".ics") + ".atom",
        address=address,
        code=code(address),
        own=going(request)(f"/m/{token}"),
        groups=going(request)(f"/f/{token}"),
        to=lambda step: going(request)(f"/m/{token}/{step}"),
    )


@routes.get(_PAGE + "/choose")
async def choose_again(request: web.Request) -> web.Response:
    """Show the choice, to be changed."""
    subscription, version, speech = await _asked(request)
    chosen = chosen_in(request.query) if "choosing" in request.query else subscription.chosen
    back = going(request)(f"/m/{request.match_info['token']}")
    return render(request, "mine.html", speech, nothing=False, back=back, **shown(request, version, chosen, speech))


@routes.post(_PAGE + "/choose")
async def keep_choice(request: web.Request) -> web.Response:
    """Keep another choice; the calendar follows."""
    subscription, version, _ = await _asked(request)
    chosen = known_choice(version, chosen_in(await request.post()))
    now = request.app[CLOCK]()
    changed = await request.app[STORE].subscriptions.choose(subscription.secret, chosen, subscription.language, now)
    request.app[SUBSCRIBERS].put([changed])
    raise web.HTTPSeeOther(_page(request, request.match_info["token"]))


@routes.post(_PAGE + "/seen")
async def have_seen(request: web.Request) -> web.Response:
    """Remember that what changed has been read."""
    subscription, version, _ = await _asked(request)
    request.app[SUBSCRIBERS].put([await request.app[STORE].subscriptions.see(subscription.secret, version.number)])
    raise web.HTTPSeeOther(_page(request, request.match_info["token"]))


@routes.post(_PAGE + "/rotate")
async def give_new_address(request: web.Request) -> web.Response:
    """Give the calendar another address; this one is dead from the next request on."""
    subscription = request.app[SUBSCRIBERS].of(request.match_info["token"])
    request.app[RATES].take(request)  # the old address keeps its row, so that it is told to be dead
    token, *both = await request.app[STORE].subscriptions.rotate(subscription.secret, request.app[CLOCK]())
    request.app[SUBSCRIBERS].put(both)
    raise web.HTTPSeeOther(_page(request, token))


@routes.post(_PAGE + "/revoke")
async def end(request: web.Request) -> web.Response:
    """End the calendar for good."""
    subscription = request.app[SUBSCRIBERS].of(request.match_info["token"])
    ended = await request.app[STORE].subscriptions.revoke(subscription.secret, request.app[CLOCK]())
    request.app[SUBSCRIBERS].put([ended])
    raise web.HTTPSeeOther(going(request)(f"/c/{subscription.conference}/mine"))


def _page(request: web.Request, token: str) -> str:
    return going(request)(f"/m/{token}")


async def _asked(request: web.Request) -> tuple[Subscription, Version, Speech]:
    """Give whose page is asked for, what is published, and the language: as asked, else that of the calendar."""
    subscription = request.app[SUBSCRIBERS].of(request.match_info["token"])
    version = await request.app[STORE].current(subscription.conference)
    return subscription, version, speech_of(request, subscription.language)


async def _changes(request: web.Request, subscription: Subscription, version: Version, speech: Speech) -> list[str]:
    """Tell what changed since the version up to which the owner has read."""
    if subscription.seen == version.number:
        return []
    seen = await request.app[STORE].version(subscription.conference, subscription.seen)

    def compare() -> list[str]:
        own = own_changes(seen.personal, version.personal, subscription.whose)
        listed = change_list(seen, version)
        return told(listed, own, subscription.chosen, version.conference, words_of(speech.tag))

    return await asyncio.to_thread(compare)
