"""What changed, for everybody: the pages, and the Atom feed as a feed reader takes it."""

import datetime as dt
from email.utils import format_datetime
from xml.etree import ElementTree as Xml

import feedparser
import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from multidict import CIMultiDictProxy

from scheduler.storage import Store
from tests.web.conftest import before_the_conference
from tests.web.meetings import MONDAY, SESSIONS, conference, moved, timetable, without
from tests.web.test_pages import Page, page
from web.app import make_app
from web.keys import CHANGE_FEEDS

TUESDAY, WEDNESDAY = MONDAY + dt.timedelta(days=1), MONDAY + dt.timedelta(days=2)
ATOM = "{http://www.w3.org/2005/Atom}"
Answer = tuple[int, CIMultiDictProxy[str], bytes]
PEOPLE = [{"id": "ADA", "name": "Ada Fern"}]


@pytest.fixture
async def changed(store: Store) -> Store:
    """Version 2 moves COM-1, gives SIDE a person and drops OPEN; version 3 goes back to version 1."""
    sessions = [s | {"people": ["ADA"]} if s["id"] == "SIDE" else s for s in SESSIONS]
    places = [place for place in moved("COM-1", "2027-03-28 14:00", "AULA") if place[0] != "OPEN"]
    await store.publish(conference(sessions, people=PEOPLE), timetable(places), TUESDAY, "The opening\nis cancelled")
    await store.publish(conference(), timetable(), WEDNESDAY, reverts=1)
    return store


def versions_of(found: Page) -> list[str]:
    """The words of each panel of the list, from one heading to the next."""
    _, *panels = found.text.partition("feed reader ")[2].split("Version ")
    return [f"Version {words}".strip() for words in panels]


async def test_the_versions_are_listed_with_date_note_and_what_they_change(
    changed: Store, client: ClientSession
) -> None:
    found = await page(client, "/c/ferns/changes")
    assert versions_of(found)[:2] == [
        "Version 3 current 3 March 2027, 10:00 · 4 sessions"
        " Back to version 1. Takes place after all: 1, Time: 1, Room: 1, People: 1",
        "Version 2 2 March 2027, 10:00 · 3 sessions The opening is cancelled"
        " Cancelled: 1, Time: 1, Room: 1, People: 1",
    ]
    assert versions_of(found)[2].startswith("Version 1 1 March 2027, 10:00 · 4 sessions First timetable The first")
    assert [a["href"] for a in found.all("a") if "/changes/" in str(a.get("href"))] == [
        f"/c/ferns/changes/{number}" for number in (3, 2, 1)
    ]


async def test_a_version_shows_day_by_day_what_was_and_what_is(changed: Store, client: ClientSession) -> None:
    found = await page(client, "/c/ferns/changes/2")
    assert found.headings == [
        "Version 2: What changed",
        "Saturday, 27 March 2027",
        "Opening",
        "Ferns; mosses, lichens",
        "Sunday, 28 March 2027",
        "Committee",
    ]
    assert found.sessions == {
        "OPEN": "09:00–10:00 Opening Ceremony"
        " Cancelled before: Sat 27 Mar, 09:00–10:00, Aula Magna, Botanical Institute",
        "SIDE": "12:15–13:00 Ferns; mosses, lichens Side event People the chair or the speakers are others",
        "COM-1": "14:00–15:30 Committee Committee"
        " Time before: Sat 27 Mar, 10:30–12:00 → now: Sun 28 Mar, 14:00–15:30"
        " Room before: R1, Botanical Institute → now: Aula Magna, Botanical Institute",
    }
    assert "Ada Fern" not in found.text
    assert "The opening is cancelled" in found.text
    assert "Compared with version 1 · all times are local: Europe/Zurich" in found.text


async def test_deadlines_stand_below_the_days(store: Store, client: ClientSession) -> None:
    deadlines = [{"id": "DOCS", "title": {"en": "Papers", "fr": "Documents"}, "at": "2027-03-12 18:00"}]
    await store.publish(conference(deadlines=deadlines), timetable(), TUESDAY)
    found = await page(client, "/c/ferns/changes/2?lang=fr")
    assert found.headings == ["Version 2 : Ce qui a changé", "Échéances", "Documents"]
    assert "Documents Nouveau ven. 12 mars, 18:00" in found.text
    assert "Documents (DOCS) : Nouveau : ven. 12 mars, 18:00" in (await fetch(client, "?lang=fr"))[2].decode()


async def test_any_two_versions_can_be_compared(changed: Store, client: ClientSession) -> None:
    found = await page(client, "/c/ferns/changes/3?since=1")
    assert (found.sessions, "No session changed." in found.text) == ({}, True)


async def test_the_changes_come_in_the_language_asked_for(changed: Store, client: ClientSession) -> None:
    french = await page(client, "/c/ferns/changes/2?lang=fr")
    assert french.sessions["COM-1"] == (
        "14:00–15:30 Commission Commission Horaire avant : sam. 27 mars, 10:30–12:00"
        " → maintenant : dim. 28 mars, 14:00–15:30"
        " Salle avant : R1, Botanical Institute → maintenant : Aula Magna, Botanical Institute"
    )
    assert french.all("a", href="/c/ferns/changes?lang=fr")
    arabic = await page(client, "/c/ferns/changes/2?lang=ar")
    assert arabic.all("html", dir="rtl")
    assert " ← " in arabic.sessions["COM-1"] and "→" not in arabic.text


async def test_the_programme_leads_to_its_changes_and_their_feed(client: ClientSession) -> None:
    found = await page(client, "/c/ferns?lang=es")
    assert found.all("a", href="/c/ferns/changes?lang=es")
    assert found.all("link", type="application/atom+xml", href="/c/ferns/changes.atom?lang=es")


async def test_a_long_history_goes_on_another_page(
    store: Store, client: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.changes._VERSIONS_A_PAGE", 2)
    for _ in range(2):
        await store.publish(conference(), timetable(), TUESDAY)
    first = await page(client, "/c/ferns/changes")
    (onward,) = [a["href"] for a in first.all("a", rel="next")]
    assert onward == "/c/ferns/changes?before=2"
    second = await page(client, onward)
    assert [len(versions_of(found)) for found in (first, second)] == [2, 1]
    assert second.all("a", rel="next") == []


@pytest.mark.parametrize(
    "path",
    [
        "/c/mosses/changes",
        "/c/ferns/changes/9",
        "/c/ferns/changes/0",
        "/c/ferns/changes/1?since=7",
        "/c/ferns/changes/1?since=x",
        "/c/ferns/changes?before=-1",
        "/c/ferns/changes/99999999999999999999",
        "/c/mosses/changes.atom",
    ],
)
async def test_changes_that_there_are_not_are_not_found(client: ClientSession, path: str) -> None:
    async with client.get(path) as response:
        assert (response.status, "There is no such page." in await response.text()) == (404, True)


async def fetch(client: ClientSession, query: str = "", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with client.get(f"/c/ferns/changes.atom{query}", headers=named) as response:
        return response.status, response.headers, await response.read()


async def test_a_feed_reader_sees_every_version_with_its_list(changed: Store, client: ClientSession) -> None:
    read = feedparser.parse((await fetch(client))[2])
    assert (read.bozo, read.version) == (False, "atom10")
    assert (read.feed.title, read.feed.language) == ("Fern Conference: Changes", "en")
    assert [entry.title for entry in read.entries] == [
        "Version 3: Back to version 1. Takes place after all: 1, Time: 1, Room: 1, People: 1",
        "Version 2: Cancelled: 1, Time: 1, Room: 1, People: 1",
        "Version 1: The first version.",
    ]
    assert [entry.updated for entry in read.entries] == [f"2027-03-0{day}T09:00:00+00:00" for day in (3, 2, 1)]
    second = Page(read.entries[1].content[0].value)
    assert second.headings == ["Saturday, 27 March 2027", "Sunday, 28 March 2027"]
    assert "Opening (OPEN): Cancelled: Sat 27 Mar, 09:00–10:00, Aula Magna, Botanical Institute" in second.text
    assert "The opening is cancelled" in second.text and "Ada Fern" not in second.text


def expect_rfc_4287(body: bytes, address: str) -> Xml.Element:
    """Check what the RFC demands of feed and entry (4.1.1, 4.1.2, 4.2.6, 4.2.7, 3.3)."""
    feed = Xml.fromstring(body)
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert len(feed.findall(f"{ATOM}author")) == 1, "entries have the feed's author"
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{ATOM}{name}")) == 1
            assert (each.findtext(f"{ATOM}{name}") or "").strip()
        assert dt.datetime.fromisoformat(each.findtext(f"{ATOM}updated") or "").tzinfo is not None
        links = each.findall(f"{ATOM}link[@rel='alternate']")
        assert len({(link.get("type"), link.get("hreflang")) for link in links}) == len(links) == 1
        assert str(links[0].get("href")).startswith("http")
    assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == [address]
    ids = [each.findtext(f"{ATOM}id") or "" for each in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("urn:uuid:") for each in ids)
    for content in feed.iter(f"{ATOM}content"):
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]
    return feed


@pytest.mark.parametrize("query", ["", "?lang=ar", "?lang=zh"])
async def test_the_feed_keeps_the_rules_of_atom_in_every_language(
    changed: Store, client: ClientSession, server: TestServer, query: str
) -> None:
    feed = expect_rfc_4287((await fetch(client, query))[2], str(server.make_url(f"/c/ferns/changes.atom{query}")))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == (query.removeprefix("?lang=") or "en")


async def test_ids_and_old_entries_stay_when_a_version_comes(store: Store, client: ClientSession) -> None:
    before = Xml.fromstring((await fetch(client))[2])
    await store.publish(conference(), timetable(without("SIDE")), TUESDAY)
    after = Xml.fromstring((await fetch(client))[2])
    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id")
    assert (before.findtext(f"{ATOM}updated"), after.findtext(f"{ATOM}updated")) == (
        "2027-03-01T09:00:00+00:00",
        "2027-03-02T09:00:00+00:00",
    )
    old, (_, kept) = before.findall(f"{ATOM}entry"), after.findall(f"{ATOM}entry")
    assert Xml.tostring(old[0]) == Xml.tostring(kept)


async def test_two_processes_write_the_same_bytes(store: Store, client: ClientSession) -> None:
    name = "programme.example.org"
    bodies = []
    for _ in range(2):
        other = TestServer(make_app(store, before_the_conference))
        async with (
            other,
            ClientSession() as session,
            session.get(other.make_url("/c/ferns/changes.atom"), headers={"Host": name}) as response,
        ):
            bodies.append(await response.read())
    assert bodies[0] == bodies[1]
    assert f"http://{name}/c/ferns/changes.atom".encode() in bodies[0]


async def test_who_has_the_feed_gets_nothing_until_a_version_comes(store: Store, client: ClientSession) -> None:
    status, headers, body = await fetch(client)
    wanted = {
        "Content-Type": "application/atom+xml; charset=utf-8",
        "Last-Modified": format_datetime(MONDAY, usegmt=True),
        "Cache-Control": "public, max-age=300",
        "Vary": "Accept-Encoding, Accept-Language",
        "Content-Length": str(len(body)),
    }
    assert (status, {name: headers[name] for name in wanted}) == (200, wanted)
    assert (await fetch(client, If_None_Match=headers["ETag"]))[0::2] == (304, b"")
    assert (await fetch(client, If_Modified_Since=headers["Last-Modified"]))[0::2] == (304, b"")
    compressed = await fetch(client, Accept_Encoding="gzip")
    assert compressed[1]["ETag"] != headers["ETag"]
    async with client.head("/c/ferns/changes.atom") as response:
        assert (response.status, response.headers["ETag"], await response.read()) == (200, headers["ETag"], b"")
    await store.publish(conference(), timetable(without("SIDE")), TUESDAY)
    assert (await fetch(client, If_None_Match=headers["ETag"]))[0] == 200
    assert (await fetch(client, If_Modified_Since=headers["Last-Modified"]))[0] == 200


async def test_signs_that_xml_does_not_know_are_left_out(store: Store, client: ClientSession) -> None:
    sessions = [s | {"title": "Ferns \ufffe & <mosses>"} if s["id"] == "SIDE" else s for s in SESSIONS]
    await store.publish(conference(sessions), timetable(), TUESDAY)
    read = feedparser.parse((await fetch(client))[2])
    assert not read.bozo
    assert "Ferns & <mosses>" in Page(read.entries[0].content[0].value).text


async def test_addresses_that_nobody_knows_do_not_pile_up(server: TestServer, client: ClientSession) -> None:
    for number in range(70):
        await fetch(client, Host=f"host-{number}.example")
    assert 0 < len(server.app[CHANGE_FEEDS]) <= 64
