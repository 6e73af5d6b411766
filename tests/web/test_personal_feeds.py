"""Personal calendars over HTTP: whoever has the address sees one agenda and no other, until it is given up."""

import asyncio
import datetime as dt
import logging
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, DummyCookieJar
from aiohttp.test_utils import TestServer
from multidict import CIMultiDictProxy
from sqlalchemy import select

from scheduler.rotation.published import Rotations
from scheduler.storage import Store, Wanted
from scheduler.storage.tables import metadata
from tests.scheduler.rotations import rotation
from tests.scheduler.shore import NOW, conference, moving, timetable
from web.app import make_app

LATER = NOW + dt.timedelta(days=1)
SHORE = conference(languages={"default": "en", "official": ["en", "ar"]})
UNKNOWN = "A" * 43


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    async with Store(database) as opened:
        await opened.publish(SHORE, timetable(), NOW, rotations=Rotations((rotation(),)))
        yield opened


@pytest.fixture
async def client(store: Store, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ClientSession]:
    monkeypatch.setattr("web.following._SECONDS", 0.05)
    async with (
        TestServer(make_app(store, lambda: NOW)) as running,
        ClientSession(base_url=running.make_url("/"), cookie_jar=DummyCookieJar()) as session,
    ):
        yield session


async def token_of(store: Store, *chosen: str, person: str | None = None, language: str = "en") -> str:
    kind = "chosen" if person is None else "participant"
    [(token, _)] = await store.subscriptions.add("shore", [Wanted(kind, person, language, chosen)], NOW)
    return token


async def fetch(client: ClientSession, token: str, **headers: str) -> tuple[int, CIMultiDictProxy[str], str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with client.get(f"/feeds/t/{token}.ics", headers=named) as response:
        return response.status, response.headers, await response.text()


async def known(client: ClientSession, token: str) -> str:
    """Wait until the server knows a token that was made beside it: it asks again and again."""
    for _ in range(40):
        status, _, body = await fetch(client, token)
        if status == 200:
            return body
        await asyncio.sleep(0.1)
    raise AssertionError("the server does not know the token")


async def test_two_tokens_cannot_see_each_others_agenda(store: Store, client: ClientSession) -> None:
    tokens = [await token_of(store, person=person) for person in ("BEN", "EVE")] + [await token_of(store, "KELP-1")]
    ben, eve, chosen = [await known(client, token) for token in tokens]
    assert [line for line in ben.splitlines() if line.startswith("UID:")] == [
        "UID:coast/1/BEN.shore@seat.hemicycle",
        "UID:coast/2/BEN.shore@seat.hemicycle",
    ]
    assert [("/BEN." in body, "/EVE." in body, "KELP-1" in body) for body in (ben, eve, chosen)] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    for mistaken in (UNKNOWN, tokens[0][:-1], tokens[0].swapcase(), "..%2Fc%2Fshore%2Fall"):
        assert (await fetch(client, mistaken))[0] == 404


async def test_a_token_that_is_revoked_beside_the_server_is_soon_dead(store: Store, client: ClientSession) -> None:
    token, other = await token_of(store, person="BEN"), await token_of(store, person="BEN")
    await known(client, token)
    await known(client, other)
    first, _ = await store.subscriptions.since("shore", 0)
    await store.subscriptions.revoke(first.secret, LATER)
    for _ in range(40):
        status, headers, body = await fetch(client, token)
        if status != 200:
            break
        await asyncio.sleep(0.1)
    assert (status, headers["Content-Type"]) == (410, "text/plain; charset=utf-8")
    assert body.startswith("No longer valid.")
    assert (await fetch(client, other))[0] == 200


async def test_the_answer_is_private_and_is_known_again(store: Store, client: ClientSession) -> None:
    token = await token_of(store, person="BEN")
    await known(client, token)
    _, headers, body = await fetch(client, token)
    wanted = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "private, no-cache",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex",
        "Content-Length": str(len(body.encode())),
        "Last-Modified": "Sat, 01 May 2027 09:00:00 GMT",
    }
    assert {name: headers[name] for name in wanted} == wanted
    assert token not in body
    assert token not in str(headers)
    assert (await fetch(client, token, If_None_Match=headers["ETag"]))[0] == 304
    await store.publish(SHORE, timetable(), LATER, rotations=Rotations((moving(rotation(), "EVE", "KELP-2", ""),)))
    assert (await fetch(client, token, If_None_Match=headers["ETag"]))[0] == 304
    async with client.post(f"/feeds/t/{token}.ics") as response:
        assert (response.status, response.headers["Allow"]) == (405, "GET,HEAD")


async def test_a_move_reaches_whom_it_concerns_at_once(store: Store, client: ClientSession) -> None:
    ben, eve = await token_of(store, person="BEN"), await token_of(store, person="EVE", language="ar")
    before = [await known(client, token) for token in (ben, eve)]
    changed = Rotations((moving(rotation(), "BEN", "KELP-2", "TIDES-2"),))
    await store.publish(SHORE, timetable(), LATER, rotations=changed)
    after = [(await fetch(client, token))[2] for token in (ben, eve)]
    assert (before[0] == after[0], before[1] == after[1]) == (False, True)
    assert "SUMMARY;LANGUAGE=en:Round 2: Tides" in after[0]
    assert "الجولة 2" in after[1]


async def test_tokens_are_kept_hashed_and_stand_in_no_log_and_no_error_page(
    store: Store,
    client: ClientSession,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token = await token_of(store, person="BEN")
    await known(client, token)
    async with store.reading() as connection:
        kept = [(await connection.execute(select(table))).all() for table in metadata.sorted_tables]
    dump = repr(kept)
    assert "BEN" in dump
    assert token not in dump
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("web.snapshot.Snapshot.personal", None)
    feed, page = f"/feeds/t/{token}", f"/m/{token}"
    for path in (f"{feed}.ics", feed, f"{feed}x.ics", f"{page}/x", f"{page}x"):
        async with client.get(path) as response:
            assert response.status in (404, 500)
            assert token not in await response.text()
            assert token not in str(response.headers)
    assert any("GET /feeds/t/… failed" in record.message for record in caplog.records)
    assert token not in caplog.text
