"""The feeds over HTTP: the same bytes to everybody, and none to who has them."""

import asyncio
import datetime as dt
import gzip
import io
from email.utils import format_datetime

import pytest
import vobject
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from ical.calendar_stream import IcsCalendarStream
from multidict import CIMultiDictProxy

from scheduler.storage import Store
from tests.web.meetings import MONDAY, conference, moved, timetable
from web.answers import accepts_gzip
from web.ready import Headers

ALL = "/feeds/c/ferns/all.ics"


async def fetch(client: ClientSession, path: str = ALL, **headers: str) -> tuple[int, CIMultiDictProxy[str], bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with client.get(path, headers=named) as response:
        return response.status, response.headers, await response.read()


async def test_two_parsers_read_the_served_feed_alike(client: ClientSession) -> None:
    _, _, body = await fetch(client)
    by_vobject = {
        e.uid.value: (e.dtstart.value, e.dtend.value) for e in vobject.readOne(io.StringIO(body.decode())).vevent_list
    }
    by_ical = {e.uid: (e.dtstart, e.dtend) for e in IcsCalendarStream.calendar_from_ics(body.decode()).events}
    assert by_vobject == by_ical
    assert by_ical["CLOSE.ferns@hemicycle"][0] == dt.datetime(2027, 3, 28, 7, 0, tzinfo=dt.UTC)
    assert len(by_ical) == 4


async def test_two_requests_get_the_same_bytes(client: ClientSession) -> None:
    first, second = await fetch(client), await fetch(client)
    assert first[2] == second[2]
    assert first[1]["ETag"] == second[1]["ETag"]


async def test_a_feed_carries_what_calendars_and_caches_need(client: ClientSession) -> None:
    status, headers, body = await fetch(client)
    wanted = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="ferns-all.ics"',
        "Cache-Control": "public, max-age=300",
        "Access-Control-Allow-Origin": "*",
        "Vary": "Accept-Encoding, Accept-Language",
        "Content-Language": "en",
        "Last-Modified": format_datetime(MONDAY, usegmt=True),
        "X-Content-Type-Options": "nosniff",
        "Content-Length": str(len(body)),
    }
    assert status == 200
    assert {name: headers[name] for name in wanted} == wanted
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
async def test_who_names_the_tag_gets_304_and_no_body(client: ClientSession, form: str) -> None:
    _, headers, _ = await fetch(client)
    status, again, body = await fetch(client, If_None_Match=form.format(headers["ETag"]))
    assert (status, body) == (304, b"")
    assert {name: again[name] for name in ("ETag", "Last-Modified", "Cache-Control")} == {
        name: headers[name] for name in ("ETag", "Last-Modified", "Cache-Control")
    }


async def test_a_tag_beats_a_date(client: ClientSession) -> None:
    date = format_datetime(MONDAY, usegmt=True)
    status, _, _ = await fetch(client, If_None_Match='"old"', If_Modified_Since=date)
    assert status == 200


@pytest.mark.parametrize(
    ("since", "status"),
    [
        (format_datetime(MONDAY, usegmt=True), 304),
        (format_datetime(MONDAY - dt.timedelta(seconds=1), usegmt=True), 200),
        ("the day before yesterday", 200),
    ],
)
async def test_dates_are_compared(client: ClientSession, since: str, status: int) -> None:
    assert (await fetch(client, If_Modified_Since=since))[0] == status


async def test_the_compressed_feed_is_the_same_feed_under_its_own_tag(client: ClientSession) -> None:
    _, plain_headers, plain = await fetch(client)
    _, headers, packed = await fetch(client, Accept_Encoding="gzip")
    assert gzip.decompress(packed) == plain
    assert headers["Content-Encoding"] == "gzip"
    assert headers["ETag"] == plain_headers["ETag"].removesuffix('"') + '-gz"'
    status, _, body = await fetch(client, Accept_Encoding="gzip", If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("*", True), ("*;q=0", False), ("", False)],
)
def test_the_accepted_coding_is_read(accepted: str, takes: bool) -> None:
    assert accepts_gzip(accepted) is takes


async def test_head_says_what_get_says_and_sends_nothing(client: ClientSession) -> None:
    _, headers, body = await fetch(client)
    async with client.head(ALL) as response:
        assert await response.read() == b""
        for name in ("ETag", "Last-Modified", "Content-Type"):
            assert response.headers[name] == headers[name]
        assert response.headers["Content-Length"] == str(len(body))


async def test_another_method_is_refused_with_the_ones_that_go(client: ClientSession) -> None:
    async with client.post(ALL) as response:
        assert (response.status, response.headers["Allow"]) == (405, "GET,HEAD")


@pytest.mark.parametrize(
    "path", ["/feeds/c/mosses/all.ics", "/feeds/c/ferns/room/ATTIC.ics", "/feeds/c/ferns/..%2Fall.ics"]
)
async def test_an_unknown_feed_is_404_in_plain_words(client: ClientSession, path: str) -> None:
    status, headers, body = await fetch(client, path)
    assert status == 404
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert body.startswith(b"Not found.")


async def test_a_move_reaches_the_feed_as_the_same_event(client: ClientSession, store: Store) -> None:
    before = await fetch(client)
    later = MONDAY + dt.timedelta(hours=1)
    await store.publish(conference(), timetable(moved("COM-1", "2027-03-27 14:00", "R1")), later)
    status, headers, body = await fetch(client, If_None_Match=before[1]["ETag"])
    assert status == 200
    assert headers["Last-Modified"] == format_datetime(later, usegmt=True)
    events = {e.uid: (e.sequence, e.dtstart) for e in IcsCalendarStream.calendar_from_ics(body.decode()).events}
    assert events["COM-1.ferns@hemicycle"] == (1, dt.datetime(2027, 3, 27, 13, 0, tzinfo=dt.UTC))
    assert events["OPEN.ferns@hemicycle"][0] == 0


async def exchange(server: TestServer, sent: str) -> bytes:
    """Send bytes over a connection of their own, and read until the server closes it."""
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(sent.encode())
    found = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    return found


@pytest.mark.parametrize(
    "asked", ["GET {} HTTP/1.0\r\n\r\n", "GET {} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"]
)
async def test_who_wants_the_connection_closed_gets_the_same_feed(
    server: TestServer, client: ClientSession, asked: str
) -> None:
    head, _, body = (await exchange(server, asked.format(ALL))).partition(b"\r\n\r\n")
    _, headers, kept_open = await fetch(client)
    assert body == kept_open
    assert f"ETag: {headers['ETag']}".encode() in head.splitlines()


async def test_many_questions_at_once_get_their_answers_in_turn(server: TestServer, client: ClientSession) -> None:
    _, headers, body = await fetch(client)
    asked = f"GET {ALL} HTTP/1.1\r\nHost: x\r\n"
    unchanged = f"{asked}If-None-Match: {headers['ETag']}\r\n\r\n"
    found = await exchange(server, f"{asked}\r\n{unchanged}{asked}Connection: close\r\n\r\n")
    first, second, third = found.split(b"HTTP/1.1 ")[1:]
    assert first.startswith(b"200 OK\r\n") and first.endswith(body)
    assert second.startswith(b"304 Not Modified\r\n") and second.endswith(b"\r\n\r\n")
    assert third.startswith(b"200 OK\r\n") and third.endswith(body)


def test_a_header_cannot_begin_another_one() -> None:
    with pytest.raises(ValueError, match="control character"):
        Headers({"Content-Disposition": 'inline; filename="a\r\nSet-Cookie: b"'})


async def test_an_address_asked_for_again_is_answered_as_before(client: ClientSession) -> None:
    asked = [f"{ALL}?lang=fr", f"{ALL}?lang=fr&cancelled=omit", f"{ALL}?lang=en"]
    first = [await fetch(client, path) for path in asked]
    second = [await fetch(client, path) for path in asked]
    assert [(status, body) for status, _, body in first] == [(status, body) for status, _, body in second]
    assert len({headers["ETag"] for _, headers, _ in first}) == 2
