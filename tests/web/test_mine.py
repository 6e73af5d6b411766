"""Choose sessions and get a calendar: with forms only, as without JavaScript."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, DummyCookieJar
from aiohttp.test_utils import TestServer
from icalendar import Calendar

from scheduler.conference.venue import Walks
from scheduler.personal.choice import Step, steps
from scheduler.personal.subscription import digest
from scheduler.storage import Store
from scheduler.storage.engine import database_url
from scheduler.versions import publish
from tests.web.gardens import PLACES, gardens, planted
from tests.web.meetings import MONDAY
from tests.web.test_pages import Page
from web.app import make_app
from web.speech import TAGS

Form = list[tuple[str, str]]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with Store(database_url(tmp_path)) as opened:
        await opened.publish(gardens(), planted(), MONDAY)
        yield opened


@pytest.fixture
async def client(store: Store) -> AsyncIterator[ClientSession]:
    async with (
        TestServer(make_app(store, lambda: MONDAY)) as running,
        ClientSession(base_url=running.make_url("/"), cookie_jar=DummyCookieJar()) as session,
    ):
        yield session


async def page(client: ClientSession, path: str) -> Page:
    async with client.get(path) as response:
        assert response.status == 200
        return Page(await response.text())


async def post(client: ClientSession, path: str, *sessions: str) -> tuple[int, str, str]:
    form = [("s", session) for session in sessions]
    async with client.post(path, data=form, allow_redirects=False) as response:
        return response.status, response.headers.get("Location", ""), await response.text()


async def feed(client: ClientSession, token: str) -> tuple[int, set[str]]:
    async with client.get(f"/feeds/t/{token}.ics") as response:
        body = await response.text()
        found = Calendar.from_ical(body).walk("VEVENT") if response.status == 200 else []
        return response.status, {str(event["UID"]).partition(".")[0] for event in found}


def checked(shown: Page) -> list[str | None]:
    return [found["value"] for tag, found in shown.elements if tag == "input" and "checked" in found]


def test_a_choice_knows_overlaps_and_ways() -> None:
    version = publish(gardens(), planted(), None, MONDAY)
    held = [(session, version.entry[session].notice) for session in ("CLOSE", "WALK", "TALK", "COM-1", "OPEN")]
    assert steps(held, Walks(version.conference.venue)) == {
        "OPEN": Step("OPEN", ()),
        "COM-1": Step("COM-1", ("TALK",), "OPEN", 5, 30),
        "TALK": Step("TALK", ("COM-1",)),
        "WALK": Step("WALK", (), "TALK", 12, 5),
        "CLOSE": Step("CLOSE", ()),
    }
    committee = version.entry["COM-1"].notice
    until_then = version.entry["OPEN"].notice.model_copy(update={"end": committee.start})
    found = steps([("OPEN", until_then), ("COM-1", committee)], Walks(version.conference.venue))
    assert (found["OPEN"].clashes, found["COM-1"]) == (False, Step("COM-1", (), "OPEN", 5, 0))
    assert found["COM-1"].is_late


async def test_what_is_chosen_stays_in_the_list_whatever_is_looked_for(client: ClientSession) -> None:
    shown = await page(client, "/c/ferns/mine?s=COM-1&theme=moss&s=GONE")
    assert (list(shown.sessions), checked(shown)) == (["COM-1", "TALK", "WALK"], ["COM-1"])
    shown = await page(client, "/c/ferns/mine?s=COM-1&s=TALK&q=peat")
    assert list(shown.sessions) == ["COM-1", "TALK"]
    assert "At the same time as Committee" in shown.sessions["TALK"]
    assert "At the same time as Talk on peat" in shown.sessions["COM-1"]
    shown = await page(client, "/c/ferns/mine?s=TALK&s=WALK&kind=plenary")
    assert "Too far 12 mins on foot from the one before, 5 mins in between" in shown.sessions["WALK"]
    other = [found["href"] or "" for tag, found in shown.elements if tag == "a" and found.get("hreflang") == "ar"]
    assert other == ["/c/ferns/mine?s=TALK&s=WALK&kind=plenary&lang=ar"]


async def test_three_sessions_become_a_calendar_that_can_be_changed_and_given_up(
    client: ClientSession, store: Store
) -> None:
    status, location, _ = await post(client, "/c/ferns/mine", "OPEN", "SIDE", "CLOSE", "GONE")
    token = location.removeprefix("/m/")
    assert (status, len(token)) == (303, 43)
    assert await feed(client, token) == (200, {"OPEN", "SIDE", "CLOSE"})
    shown = await page(client, location)
    links = {found.get("href") or "" for tag, found in shown.elements if tag == "a"}
    feed_address = f"{client._base_url}feeds/t/{token}.ics"
    assert {feed_address, feed_address.replace("http:", "webcal:"), f"/m/{token}/choose"} <= links
    [code] = [found.get("src") or "" for tag, found in shown.elements if tag == "img"]
    assert code.startswith("data:image/svg+xml")
    assert checked(await page(client, f"{location}/choose")) == ["OPEN", "SIDE", "CLOSE"]
    assert checked(await page(client, f"{location}/choose?choosing=1&s=WALK")) == ["WALK"]
    assert (await post(client, f"{location}/choose", "WALK"))[:2] == (303, location)
    assert await feed(client, token) == (200, {"WALK"})
    status, new, _ = await post(client, f"{location}/rotate")
    assert await feed(client, token) == (410, set())
    assert await feed(client, new.removeprefix("/m/")) == (200, {"WALK"})
    for path in (location, f"{location}/choose"):
        async with client.get(path) as response:
            assert (response.status, token in await response.text()) == (410, False)
    assert (await post(client, f"{location}/choose", "OPEN"))[0] == 410
    assert (await post(client, f"{new}/revoke"))[:2] == (303, "/c/ferns/mine")
    assert await feed(client, new.removeprefix("/m/")) == (410, set())
    kept = await store.subscriptions.since("ferns", 0)
    assert [each.secret for each in kept] == [digest(token), digest(new.removeprefix("/m/"))]
    assert all(each.revoked for each in kept)


async def test_an_empty_choice_makes_no_calendar(client: ClientSession, store: Store) -> None:
    status, _, text = await post(client, "/c/ferns/mine", "GONE")
    assert (status, "Choose at least one session." in text) == (422, True)
    assert await store.subscriptions.since("ferns", 0) == []


async def test_the_page_tells_what_changed_until_it_has_been_seen(client: ClientSession, store: Store) -> None:
    _, location, _ = await post(client, "/c/ferns/mine", "OPEN", "WALK")
    moved = tuple((s, "2027-03-27 14:00", r, t) if s in ("WALK", "SIDE") else (s, w, r, t) for s, w, r, t in PLACES)
    await store.publish(gardens(), planted(moved), MONDAY)
    told = "Moss walk (WALK): Time: 12:35–13:20 → 14:00–14:45"
    assert told in (await page(client, location)).text
    async with client.get(f"/feeds/t/{location.removeprefix('/m/')}.atom") as response:
        text = await response.text()
        assert (response.headers["Cache-Control"], text.count("<entry>")) == ("private, no-cache", 1)
        assert (told in text, "SIDE" in text) == (True, False)
    assert (await post(client, f"{location}/seen"))[:2] == (303, location)
    assert told not in (await page(client, location)).text


async def test_pages_with_secrets_are_kept_by_nobody(client: ClientSession) -> None:
    _, location, _ = await post(client, "/c/ferns/mine", "OPEN")
    async with client.get(location) as response:
        kept = [response.headers[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")]
        text = await response.text()
    assert kept == ["private, no-store", "noindex", "no-referrer"]
    assert re.findall(r'href="(\?lang=[a-z]+)"', text) == [f"?lang={tag}" for tag in TAGS]
    assert "/m/" not in re.sub(re.escape(location), "", text)
