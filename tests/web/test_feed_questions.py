"""What a feed's address can ask for: languages, selections by words, other formats; and what follows a publish."""

import asyncio
import datetime as dt
import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from icalendar import Calendar

from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.web.meetings import MONDAY, SESSIONS, conference, moved, timetable, without
from tests.web.test_feeds import ALL, fetch
from web.keys import SNAPSHOTS

LATER = MONDAY + dt.timedelta(days=1)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """A second version, in which the side event is gone; with a theme and a deadline."""
    sessions = [s | {"theme": "moss"} if s["id"] == "COM-1" else s for s in SESSIONS]
    described = conference(
        sessions,
        themes=[{"id": "moss", "name": {"en": "Moss and peat", "fr": "Mousses"}}],
        deadlines=[{"id": "PAPERS", "title": {"en": "Papers", "fr": "Documents"}, "at": "2027-02-28 24:00"}],
    )
    async with Store(database_url(tmp_path)) as opened:
        await opened.publish(described, timetable(), MONDAY)
        await opened.publish(described, timetable(without("SIDE")), LATER)
        yield opened


def titles(body: bytes) -> dict[str, str]:
    events = Calendar.from_ical(body).walk("VEVENT")
    return {str(event["UID"]).partition(".")[0]: str(event["SUMMARY"]) for event in events}


@pytest.mark.parametrize(
    ("question", "accepted", "opening"),
    [
        ("", "", "Opening"),
        ("?lang=fr", "", "Ouverture"),
        ("", "fr-CH, fr;q=0.9, en;q=0.8", "Ouverture"),
        ("", "ar, fr;q=0.5", "Ouverture"),
        ("", "ar, zh", "Opening"),
        ("?lang=en", "fr", "Opening"),
    ],
)
async def test_titles_come_in_the_language_asked_for(
    client: ClientSession, question: str, accepted: str, opening: str
) -> None:
    status, headers, body = await fetch(client, ALL + question, Accept_Language=accepted)
    assert (status, titles(body)["OPEN"]) == (200, opening)
    language = "en" if opening == "Opening" else "fr"
    assert headers["Content-Language"] == language
    assert f"SUMMARY;LANGUAGE={language}:{opening}\r\n".encode() in body
    assert "Accept-Language" in headers["Vary"]


async def test_each_language_has_a_tag_of_its_own_and_is_known_by_it(client: ClientSession) -> None:
    tags = [(await fetch(client, f"{ALL}?lang={tag}"))[1]["ETag"] for tag in ("en", "fr")]
    assert tags[0] != tags[1]
    assert (await fetch(client, f"{ALL}?lang=fr", If_None_Match=tags[1]))[0] == 304
    assert (await fetch(client, f"{ALL}?lang=en", If_None_Match=tags[1]))[0] == 200


@pytest.mark.parametrize(
    ("question", "sessions"),
    [
        ("all.ics?kind=plenary&kind=ceremony", {"OPEN", "CLOSE"}),
        ("all.ics?kind=plenary&language=fr", {"CLOSE"}),
        ("all.ics?room=Aula+Magna", {"OPEN", "CLOSE"}),
        ("all.ics?body=commission", {"COM-1"}),
        ("all.ics?body=COM&kind=plenary", set()),
        ("all.ics?theme=moss-and-peat", {"COM-1"}),
        ("all.ics?kind=youth", set()),
        ("all.ics?cancelled=omit", {"OPEN", "COM-1", "CLOSE"}),
        ("room/R1.ics?cancelled=omit", {"COM-1"}),
        ("theme/moss.ics", {"COM-1"}),
        ("deadlines.ics", {"PAPERS"}),
    ],
)
async def test_words_select_sessions(client: ClientSession, question: str, sessions: set[str]) -> None:
    status, _, body = await fetch(client, f"/feeds/c/ferns/{question}")
    assert (status, set(titles(body))) == (200, sessions)


async def test_the_order_of_the_words_does_not_matter(client: ClientSession) -> None:
    one = await fetch(client, f"{ALL}?language=fr&kind=plenary&kind=ceremony&lang=fr")
    other = await fetch(client, f"{ALL}?lang=fr&kind=ceremony&language=fr&kind=plenary&kind=ceremony")
    assert (one[1]["ETag"], one[2]) == (other[1]["ETag"], other[2])


async def test_every_unknown_word_is_named_with_what_would_be_right(client: ClientSession) -> None:
    status, headers, body = await fetch(client, f"{ALL}?kind=plenery&room=Attic&lang=de&colour=red&cancelled=no")
    assert (status, headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert body.decode().splitlines() == [
        "kind: there is no kind “plenery”; did you mean “plenary”?",
        "room: there is no room “Attic”; known here: “AULA” and “R1”",
        "lang: there is no language of this conference “de”; known here: “en” and “fr”",
        "colour: there is no question “colour”; known here: “body”, “cancelled”, “kind”, “lang”, “language”,"
        " “room” and “theme”",
        "cancelled: “no” is neither “omit” nor “shown”",
    ]


async def test_a_deadline_is_an_event_without_length_that_takes_no_time(client: ClientSession) -> None:
    _, _, body = await fetch(client, "/feeds/c/ferns/deadlines.ics?lang=fr")
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    assert (event["SUMMARY"], event["TRANSP"], "DTEND" in event) == ("Documents", "TRANSPARENT", False)
    assert event["DTSTART"].dt == dt.datetime(2027, 2, 28, 23, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("path", "media_type", "name"),
    [
        ("all.jcal", "application/calendar+json; charset=utf-8", "ferns-all.jcal"),
        ("kind/plenary.jcal?lang=fr", "application/calendar+json; charset=utf-8", "ferns-plenary.jcal"),
        ("schedule.xml", "application/xml; charset=utf-8", "ferns-schedule.xml"),
        ("schedule.json?kind=plenary", "application/json; charset=utf-8", "ferns-schedule.json"),
        ("schedule2.json", "application/json; charset=utf-8", "ferns-schedule2.json"),
    ],
)
async def test_other_formats_have_addresses_tags_and_names(
    client: ClientSession, path: str, media_type: str, name: str
) -> None:
    status, headers, body = await fetch(client, f"/feeds/c/ferns/{path}")
    assert (status, headers["Content-Type"]) == (200, media_type)
    assert headers["Content-Disposition"] == f'inline; filename="{name}"'
    if path.endswith(".xml"):
        assert len(Xml.fromstring(body).findall("day/room/event")) == 3
    else:
        assert json.loads(body)
    assert (await fetch(client, f"/feeds/c/ferns/{path}", If_None_Match=headers["ETag"]))[0] == 304


async def test_feeds_are_served_while_the_database_is_away(client: ClientSession, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "hemicycle.sqlite")
    for table in ("feeds", "fragments", "versions"):
        connection.execute(f"DELETE FROM {table}")
    connection.commit()
    connection.close()
    for path in ("all.ics", "all.ics?lang=fr", "schedule.xml", "room/R1.jcal"):
        assert (await fetch(client, f"/feeds/c/ferns/{path}"))[0] == 200


async def test_what_another_process_publishes_is_served_soon(client: ClientSession, tmp_path: Path) -> None:
    _, before, _ = await fetch(client)
    async with Store(database_url(tmp_path)) as other:
        await other.publish(conference(id="mosses"), timetable(conference="mosses"), MONDAY)
        places = moved("COM-1", "2027-03-27 14:00", "R1")
        await other.publish(conference(), timetable(places), LATER + dt.timedelta(days=1))
    for _ in range(100):
        _, after, _ = await fetch(client)
        status, _, _ = await fetch(client, "/feeds/c/mosses/all.ics")
        if after["ETag"] != before["ETag"] and status == 200:
            break
        await asyncio.sleep(0.1)
    assert (after["Last-Modified"] != before["Last-Modified"], status) == (True, 200)


async def test_the_date_of_every_variant_grows_with_a_publication(client: ClientSession, store: Store) -> None:
    addresses = (ALL, f"{ALL}?lang=fr", f"{ALL}?cancelled=omit", "/feeds/c/ferns/schedule.xml")
    before = [(await fetch(client, address))[1] for address in addresses]
    now = LATER + dt.timedelta(hours=1)
    await store.publish(conference(), timetable(moved("COM-1", "2027-03-27 14:00", "R1")), now)
    for address, headers in zip(addresses, before, strict=True):
        status, after, _ = await fetch(client, address, If_Modified_Since=headers["Last-Modified"])
        assert (status, after["ETag"] == headers["ETag"]) == (200, False)


async def test_addresses_that_are_made_up_do_not_pile_up(
    server: TestServer, client: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.wishes._MOST", 3)
    found = [await fetch(client, Accept_Language=f"fr;q=0.{number}") for number in range(1, 10)]
    assert {(status, headers["Content-Language"]) for status, headers, _ in found} == {(200, "fr")}
    assert len({body for _, _, body in found}) == 1
    assert len(server.app[SNAPSHOTS].of("ferns").wishes._known) == 3
