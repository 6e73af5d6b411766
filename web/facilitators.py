"""For those who lead groups, behind a secret address each: their groups with what these report, and cards."""

import asyncio
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from aiohttp import web
from yarl import URL

from scheduler.attendance import Attendance
from scheduler.cards import Cards, GroupCard, csv
from scheduler.cards.labels import Labels, labels
from scheduler.cards.page import SORTS, Sort, page
from scheduler.conference.breakouts import Breakout
from scheduler.errors import NotFound
from scheduler.storage.attendance import AttendanceBook
from scheduler.versions import Version
from web.conferences import published
from web.keys import STORE, SUBSCRIBERS
from web.page import going, render, speech_of
from web.pages.leading import Leading, for_people_of, leads, own, show_leading
from web.pages.roll import Rolls, tally
from web.speech import Speech

routes = web.RouteTableDef()
PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
_GROUP = "/f/{token}/{breakout}/{session}"
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True)
class Holder:
    """Who asks: somebody with a secret address, what they lead, and the language in which they read."""

    token: str
    person: str
    version: Version
    leading: tuple[tuple[Breakout, Cards], ...]
    labels: Labels
    speech: Speech

    def group(self, breakout: str, session: str) -> tuple[Breakout, Cards, GroupCard]:
        """Give one of their groups. Raises NotFound for any other, whether there is one or not."""
        for block, made in self.leading:
            for group in own(made, self.person):
                if (block.id, group.session) == (breakout, session):
                    return block, made, group
        raise NotFound(f"{self.person} leads no group {session} of {breakout}")

    @property
    def name(self) -> str:
        """How they are called, as far as a group of theirs says it."""
        people = (holder for _, made in self.leading for holder, _ in made.moves())
        return next((holder.name for holder in people if holder.id == self.person), self.person)


async def holder_of(request: web.Request) -> Holder:
    """Find out who asks: it must be a facilitator's secret. Raises NotFound for any other, Gone for a dead one."""
    token = request.match_info["token"]
    found = request.app[SUBSCRIBERS].of(token)
    if found.kind != "facilitator" or found.person is None:
        raise NotFound("this is not the address of a facilitator")
    version = await request.app[STORE].current(found.conference)
    speech = speech_of(request, found.language)
    leading = tuple(await asyncio.to_thread(leads, version, found.person))  # cards of thousands of people
    return Holder(token, found.person, version, leading, labels(speech.tag), speech)


async def seen_in(request: web.Request, holder: Holder, block: Breakout) -> Attendance:
    """Give what was seen of a breakout."""
    return await AttendanceBook(request.app[STORE], holder.version.conference.id, block.id).seen()


def shown(request: web.Request, holder: Holder, template: str, status: int = 200, **context: Any) -> web.Response:
    """Render a page that nobody keeps."""
    version = holder.version
    response = render(
        request,
        template,
        holder.speech,
        status=status,
        conference=version.conference,
        head=published(version, holder.speech),
        version=version,
        holder=holder,
        labels=holder.labels,
        home=f"/f/{holder.token}",
        **context,
    )
    response.headers.update(PRIVATE)
    return response


@routes.get("/f/{token}")
async def own_groups(request: web.Request) -> web.Response:
    """Show somebody their groups, round by round, with what these must report."""
    holder = await holder_of(request)
    found = []
    for block, made in holder.leading:
        told = (block, made, holder.person, await seen_in(request, holder, block), holder.labels, holder.speech)
        found.append(await asyncio.to_thread(show_leading, holder.version, *told))
    return shown(request, holder, "leading.html", leading=found, tally=tally, clock_of=_clock_of(request, holder))


@routes.get(_GROUP + "/cards/{sort}")
async def group_cards(request: web.Request) -> web.Response:
    """Give cards for the printer: for the door of a group, its roster, or the ways of its people."""
    holder = await holder_of(request)
    sort = next((each for each in SORTS if each == request.match_info["sort"]), None)
    if sort is None:
        raise NotFound("there are no cards of this sort")
    _, made, group = holder.group(request.match_info["breakout"], request.match_info["session"])
    body = await asyncio.to_thread(_written, made, group, sort, holder.labels)
    headers = PRIVATE | {"Content-Security-Policy": _policy_for(body), "Content-Language": holder.labels.tag}
    return web.Response(body=body, content_type="text/html", charset="utf-8", headers=headers)


def _written(made: Cards, group: GroupCard, sort: Sort, labels: Labels) -> bytes:
    chosen = for_people_of(made, group) if sort == "tables" else made.of_session(group.session)
    return page(chosen, labels, [sort])


@routes.get(_GROUP + "/zoom.csv")
async def zoom_rooms(request: web.Request) -> web.Response:
    """Give what Zoom imports: all rooms of the group's round, for Zoom holds one set of them."""
    holder = await holder_of(request)
    block, made, group = holder.group(request.match_info["breakout"], request.match_info["session"])
    body = csv.zoom(made.of_round(group.round))
    name = f"{block.id}-round-{group.round}-zoom.csv"
    headers = PRIVATE | {"Content-Disposition": f'attachment; filename="{name}"'}
    return web.Response(body=body, content_type="text/csv", charset="utf-8", headers=headers)


def _clock_of(request: web.Request, holder: Holder) -> Callable[[Leading], str]:
    """Give a function that writes the address of the clock of what somebody leads. There is no name in it."""

    def clock(leading: Leading) -> str:
        path = f"/c/{holder.version.conference.id}/breakouts/{leading.breakout.id}/clock"
        groups = [("group", led.roll.session) for led in leading.led]
        return str(URL(going(request)(path)).extend_query(groups))

    return clock


def rolls_of(holder: Holder, made: Cards, seen: Attendance) -> Rolls:
    """Give the rolls of a rotation for somebody who leads in it."""
    return Rolls(holder.version.conference, made, seen, holder.labels, holder.speech)


def _policy_for(body: bytes) -> str:
    """Allow a page its own style sheet, by its digest, and nothing else."""
    styles = " ".join(f"'sha256-{b64encode(sha256(style).digest()).decode()}'" for style in _STYLE.findall(body))
    return f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
