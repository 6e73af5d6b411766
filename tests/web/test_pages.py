"""The pages: every session, in the reader's language, and nothing that a title could smuggle in."""

import datetime as dt
import sqlite3
from collections.abc import AsyncIterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.web.conftest import before_the_conference
from tests.web.meetings import (
    AGENDA,
    BUSY,
    MONDAY,
    PLACES,
    SESSIONS,
    UNPLACED,
    VIOLATIONS,
    conference,
    timetable,
    without,
)
from web.app import make_app

AULA = "Aula Magna · Botanical Institute · floor 1"
HEADINGS = ("h1", "h2", "h3")
Element = tuple[str, dict[str, str | None]]


class Page(HTMLParser):
    """What a page holds: its elements, its headings, and the text inside each session."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.words: list[str] = []
        self._said: dict[str, list[str]] = {}
        self._session: str | None = None
        self._headings: list[list[str]] = []
        self._in_heading = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag in HEADINGS:
            self._headings.append([])
            self._in_heading = True
        if tag == "li":
            name = found.get("id") or ""
            self._session = name.removeprefix("s-") if name.startswith("s-") else None

    def handle_endtag(self, tag: str) -> None:
        if tag in ("li", "ol"):
            self._session = None
        if tag in HEADINGS:
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._in_heading:
            self._headings[-1].append(data)
        if self._session:
            self._said.setdefault(self._session, []).append(data)

    @property
    def sessions(self) -> dict[str, str]:
        return {session: " ".join("".join(said).split()) for session, said in self._said.items()}

    @property
    def headings(self) -> list[str]:
        return [" ".join("".join(words).split()) for words in self._headings]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [a for t, a in self.elements if t == tag and wanted.items() <= a.items()]


async def page(client: ClientSession, path: str, **headers: str) -> Page:
    async with client.get(path, headers={n.replace("_", "-"): v for n, v in headers.items()}) as response:
        assert response.status == 200, await response.text()
        return Page(await response.text())


@pytest.mark.parametrize("view", ["grid", "list"])
async def test_every_placed_session_is_on_the_page_with_hours_room_and_kind(client: ClientSession, view: str) -> None:
    found = await page(client, f"/c/ferns?day=all&view={view}")
    assert found.sessions == {
        "OPEN": f"09:00–10:00 Opening Ceremony Plenary {AULA} Interpreted into: EN FR",
        "COM-1": "10:30–12:00 Committee Committee R1 · Botanical Institute · floor 2 Interpreted into: EN",
        "SIDE": "12:15–13:00 Ferns; mosses, lichens Side event R1 · Botanical Institute · floor 2",
        "CLOSE": f"09:00–09:30 Closing Plenary Plenary {AULA} Interpreted into: EN FR",
    }


async def test_a_session_lists_the_items_that_it_takes_named_or_filled_in(
    client: ClientSession, store: Store
) -> None:
    await store.publish(conference(BUSY, agenda=AGENDA), timetable(), MONDAY)
    english, french = [await page(client, f"/c/ferns?day=all&lang={tag}") for tag in ("en", "fr")]
    assert {
        name: said.partition("Agenda: ")[2].partition(" Interpreted")[0] for name, said in english.sessions.items()
    } == {
        "OPEN": "2 Mosses",
        "COM-1": "1 Ferns; and more (45 mins); 3 Lichens (30 mins)",
        "SIDE": "",
        "CLOSE": "1 Ferns; and more (for adoption)",
    }
    assert "Ordre du jour: 1 Fougères (45 min); 3 Lichens (30 min)" in french.sessions["COM-1"]
    assert "1 Fougères (pour adoption)" in french.sessions["CLOSE"]
    assert set((await page(client, "/c/ferns?q=lichens")).sessions) == {"COM-1", "SIDE"}


async def test_blocks_lie_where_their_hours_and_rooms_are(client: ClientSession) -> None:
    found = await page(client, "/c/ferns?day=2027-03-27")
    places = {
        a["id"]: (a["class"] or "").split()[2:] for a in found.all("li") if (a.get("id") or "").startswith("s-")
    }
    # Rows of five minutes from 09:00, which is row 2; columns: hours, Aula, R1.
    assert places == {
        "s-OPEN": ["c2", "r2", "e14"],
        "s-COM-1": ["c3", "r20", "e38"],
        "s-SIDE": ["c3", "r41", "e50"],
    }


async def test_sessions_that_overlap_in_a_room_lie_side_by_side(client: ClientSession, store: Store) -> None:
    places = [(s, "2027-03-27 12:30" if s == "COM-1" else t, r, tongues) for s, t, r, tongues in PLACES]
    await store.publish(conference(), timetable(places), MONDAY)
    found = await page(client, "/c/ferns?day=2027-03-27")
    columns = {
        a["id"]: (a["class"] or "").split()[2] for a in found.all("li") if (a.get("id") or "").startswith("s-")
    }
    assert columns == {"s-OPEN": "c2", "s-SIDE": "c3", "s-COM-1": "c4"}


async def test_the_first_day_is_shown_before_the_conference_and_today_during_it(store: Store) -> None:
    shown = []
    for now in (MONDAY, dt.datetime(2027, 3, 27, 23, 30, tzinfo=dt.UTC)):  # 00:30 of the 28th in Zurich
        app = make_app(store, lambda now=now: now)
        async with TestServer(app) as server, ClientSession(base_url=server.make_url("/")) as client:
            shown.append(set((await page(client, "/c/ferns")).sessions))
    assert shown == [{"OPEN", "COM-1", "SIDE"}, {"CLOSE"}]


@pytest.mark.parametrize(
    ("query", "sessions"),
    [
        ("kind=side-event", {"SIDE"}),
        ("body=PL", {"OPEN", "CLOSE"}),
        ("room=R1", {"COM-1", "SIDE"}),
        ("language=fr", {"OPEN", "CLOSE"}),
        ("q=MOSSES", {"SIDE"}),
        ("q=السراخس", {"SIDE"}),
        ("q=aula+closing", {"CLOSE"}),
        ("room=R1&kind=committee", {"COM-1"}),
        ("q=nothing+like+it", set()),
        ("body=PL&day=2027-03-28", {"CLOSE"}),
    ],
)
async def test_filters_look_through_all_days(client: ClientSession, query: str, sessions: set[str]) -> None:
    assert set((await page(client, f"/c/ferns?{query}")).sessions) == sessions


async def test_titles_come_in_the_language_asked_for_and_say_so(client: ClientSession) -> None:
    french = await page(client, "/c/ferns?lang=fr&day=all")
    assert french.sessions["OPEN"].startswith("09:00–10:00 Ouverture Cérémonie")
    assert french.all("html", lang="fr", dir="ltr")
    assert french.all("bdi", lang="en"), "titles without a French text say that they are English"
    arabic = await page(client, "/c/ferns?lang=ar&day=all")
    assert arabic.all("html", lang="ar", dir="rtl")
    assert "السراخس" in arabic.sessions["SIDE"]


async def test_the_browsers_language_is_taken_when_none_is_asked_for(client: ClientSession) -> None:
    assert (await page(client, "/c/ferns", Accept_Language="zh-TW,fr;q=0.9")).all("html", lang="zh")
    assert (await page(client, "/c/ferns?lang=es", Accept_Language="ru")).all("html", lang="es")


async def test_a_cancelled_session_is_shown_as_cancelled(client: ClientSession, store: Store) -> None:
    await store.publish(conference(), timetable(without("SIDE")), MONDAY)
    found = await page(client, "/c/ferns?day=2027-03-27")
    assert (
        found.sessions["SIDE"]
        == "12:15–13:00 Ferns; mosses, lichens Side event Cancelled R1 · Botanical Institute · floor 2"
    )
    assert "2 sessions" in found.text


async def test_every_calendar_of_the_conference_is_offered(client: ClientSession, server: TestServer) -> None:
    found = await page(client, "/c/ferns")
    base = str(server.make_url("/")).removesuffix("/")
    feeds = {a["href"] for a in found.all("a") if "/feeds/" in (a.get("href") or "")}
    paths = ["all", "room/AULA", "room/R1", "body/PL", "body/COM"]
    paths += [f"kind/{kind}" for kind in ("ceremony", "committee", "plenary", "side-event")]
    paths += ["language/en", "language/fr"]
    https = {f"{base}/feeds/c/ferns/{path}.ics" for path in paths}
    assert feeds == https | {address.replace("http:", "webcal:") for address in https}
    for address in https:
        async with client.get(address) as response:
            assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"


async def test_the_front_page_lists_the_conferences(client: ClientSession) -> None:
    found = await page(client, "/")
    assert "Fern Conference 27 March 2027 – 28 March 2027 · 4 sessions" in found.text
    assert found.all("a", href="/c/ferns")


async def test_the_organizer_sees_proof_costs_and_what_is_wrong(client: ClientSession, store: Store) -> None:
    plan = timetable(without("SIDE"), unplaced=UNPLACED, violations=VIOLATIONS)
    await store.publish(conference(), plan, MONDAY)
    found = await page(client, "/organize/c/ferns")
    for words in (
        "The best possible costs between 60 and 80: at most 25% could still be saved.",
        "A body keeps its room from session to session. room_stability 3 20 60 75% 75%",
        "unused_room_capacity 20 1 20 25% 25%",
        "Ferns; mosses, lichens SIDE No room is free at noon.",
        "Hard rule Two sessions in the aula. one_session_per_room",
    ):
        assert words in found.text
    assert found.text.index("room_stability 3") < found.text.index("unused_room_capacity 20"), "the dearest first"


async def test_the_organizer_sees_the_languages_of_a_session_without_a_place(
    client: ClientSession, store: Store
) -> None:
    languages = {"default": "en", "official": ["en", "fr", "ru"], "regimes": [{"id": "ASKED", "on_request": True}]}
    asked = {"languages": "ASKED", "language_requests": {"fr": 5, "ru": 4}}
    sessions = [session | asked if session["id"] == "SIDE" else session for session in SESSIONS]
    plan = timetable(without("SIDE"), unplaced=UNPLACED)
    await store.publish(conference(sessions, languages=languages), plan, MONDAY)
    found = await page(client, "/organize/c/ferns?lang=fr")
    assert "SIDE No room is free at noon. Interprétation en: EN FR" in found.text
    assert [each["title"] for each in found.all("abbr")] == ["anglais", "français"]


@pytest.mark.parametrize(
    "path", ["/c/mosses", "/organize/c/mosses", "/nothing", "/c/ferns?day=2027-04-01", "/c/ferns?day=x"]
)
async def test_what_is_not_there_gets_a_page_that_says_so(client: ClientSession, path: str) -> None:
    async with client.get(path, headers={"Accept-Language": "fr"}) as response:
        found = Page(await response.text())
    assert response.status == 404
    assert found.text.count("Introuvable") == 2
    assert "Traceback" not in found.text


async def test_a_fault_of_ours_shows_no_traceback(client: ClientSession, store: Store, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "hemicycle.sqlite") as connection:
        connection.execute(
            'INSERT INTO versions SELECT conference, 2, published_at, \'{"number": "secret"}\' FROM versions'
        )
        connection.execute("UPDATE conferences SET current = 2")
    connection.close()
    async with client.get("/c/ferns") as response:
        text = await response.text()
    assert response.status == 500
    assert "The fault is ours and has been noted." in text
    assert not {"Traceback", "secret", "pydantic"} & set(text.split())


async def test_every_answer_carries_the_headers_that_protect(client: ClientSession) -> None:
    for path in ("/", "/c/ferns", "/nothing", "/static/1-base.css", "/healthz", "/feeds/c/ferns/all.ics"):
        async with client.get(path) as response:
            assert response.headers["Content-Security-Policy"] == (
                "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
                "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            )
            assert response.headers["Referrer-Policy"] == "no-referrer"
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Server"] == "Hemicycle"


async def test_health_and_readiness_answer(client: ClientSession) -> None:
    answers = []
    for path in ("/healthz", "/readyz"):
        async with client.get(path) as response:
            answers.append((response.status, await response.text()))
    assert answers == [(200, "alive\n"), (200, "ready\n")]


PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{ 7 * 7 }}",
    "</title><svg onload=alert(1)>",
    "%(number)s %s",
)


@pytest.fixture
async def hostile(tmp_path: Path) -> AsyncIterator[ClientSession]:
    wicked = " ".join(PAYLOADS)
    sessions = [s | {"title": wicked} for s in SESSIONS]
    rooms = [{"id": r, "name": wicked[:300], "building": "MAIN", "seats": 9} for r in ("AULA", "R1")]
    changes = {
        "name": wicked,
        "description": wicked,
        "url": 'https://example.org/"><img/src=x/onerror=alert(1)>',
        "bodies": [{"id": "PL", "name": wicked}, {"id": "COM", "name": wicked}],
        "venue": {"buildings": [{"id": "MAIN", "name": wicked}], "rooms": rooms},
    }
    plan = timetable(unplaced=({"session": "SIDE", "why": wicked},), violations=())
    async with Store(database_url(tmp_path)) as store:
        await store.publish(conference(), timetable(), MONDAY)
        await store.publish(conference(sessions, **changes), plan, MONDAY, wicked)
        app = make_app(store, before_the_conference)
        async with TestServer(app) as server, ClientSession(base_url=server.make_url("/")) as client:
            yield client


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/c/ferns?day=all",
        "/c/ferns?day=all&view=list",
        "/organize/c/ferns",
        "/c/ferns/changes",
        "/c/ferns/changes/2",
    ],
)
async def test_wicked_texts_are_shown_as_text(hostile: ClientSession, path: str) -> None:
    found = await page(hostile, path)
    assert " ".join(PAYLOADS) in found.text
    assert found.all("script") == []
    assert [e for e in found.elements if any(name.startswith("on") for name in e[1])] == []
    assert [e for e in found.elements if str(e[1].get("href", "")).lower().startswith("javascript:")] == []
    assert [e for e in found.elements if "style" in e[1]] == []


async def test_wicked_questions_are_shown_as_text(client: ClientSession) -> None:
    wicked = '"><script>alert(1)</script>'
    async with client.get("/c/ferns", params={"q": wicked, "kind": wicked, "lang": wicked}) as response:
        found = Page(await response.text())
    assert found.all("script") == []
    assert found.all("input", name="q")[0]["value"] == wicked
