"""The booth plan's page: days, teams, booths and people, in six languages, and what to do where there is none."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from scheduler.conference import Conference
from scheduler.roster.roster import Roster
from scheduler.storage import Store
from scheduler.storage.engine import database_url
from scheduler.timetable import Timetable
from tests.scheduler.booths import DAY, conference, roster, timetable
from tests.web import meetings
from tests.web.meetings import MONDAY
from tests.web.test_pages import PAYLOADS, Page, page
from web.app import make_app

PLAN = "/organize/c/booths/booths"
Serve = Callable[..., Awaitable[ClientSession]]


@pytest.fixture
async def serve(tmp_path: Path) -> AsyncIterator[Serve]:
    """Publish a conference with its timetable, and give a client of the server that shows it."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(Store(database_url(tmp_path)))

        async def publish(
            known: Conference | None = None, plan: Timetable | None = None, people: Roster | None = None
        ) -> ClientSession:
            await store.publish(known or conference(), plan or timetable(), MONDAY, roster=people)
            app = make_app(store, lambda: MONDAY)
            server = await stack.enter_async_context(TestServer(app))
            return await stack.enter_async_context(ClientSession(base_url=server.make_url("/")))

        yield publish


def said(found: Page) -> str:
    """Give the words of a page as they are read: elements put spaces where the eye sees none."""
    return found.text.replace(" ,", ",").replace(" – ", "–")


def assignments(found: Page) -> list[str]:
    """Give the headings of the assignments, in the order of the page."""
    return [text for text in found.headings if "–" in text]


async def test_the_plan_shows_each_assignment_with_room_sessions_languages_and_booths(serve: Serve) -> None:
    found = await page(await serve(), PLAN)
    assert (
        "09:30–12:15 team FOUR Morning · Great hall "
        "09:30–10:15 Opening OPEN Arabic AR, English EN, Spanish ES, French FR "
        "10:15–12:15 Decisions PL-2 Arabic AR, English EN, Spanish ES, French FR "
        "Arabic AR 3 interpreters English EN 2 interpreters Spanish ES 2 interpreters French FR 2 interpreters "
        "13:30–14:30 team THREE Lunch · Dock room 13:30–14:30 Nets without plastic NETS English EN, French FR "
        "English EN, French FR 2 interpreters"
    ) in said(found)
    assert found.headings == [
        "Booth plan",
        "Tuesday, 18 May 2027",
        "09:30–12:15 team FOUR",
        "13:30–14:30 team THREE",
        "14:30–17:30 team FOUR",
        "16:00–17:00 team THREE",
        "Wednesday, 19 May 2027",
        "10:00–12:30 team FOUR",
        "15:00–17:30 team FOUR",
    ]


async def test_a_team_that_moves_names_the_room_of_each_session(serve: Serve) -> None:
    plan = timetable()
    moved = tuple(p.model_copy(update={"room": "DOCK"}) if p.session == "PL-2" else p for p in plan.placements)
    found = await page(await serve(plan=plan.model_copy(update={"placements": moved})), f"{PLAN}?lang=fr")
    assert "Matin · Grande salle, Salle du bassin" in said(found)
    assert "Ouverture OPEN Grande salle" in said(found)
    assert "Décisions PL-2 Salle du bassin" in said(found)


@pytest.mark.parametrize(
    ("path", "teams"),
    [
        (f"{PLAN}?day=2027-05-18", ["FOUR", "THREE", "FOUR", "THREE"]),
        (f"{PLAN}?day=all&lang=en", ["FOUR", "THREE", "FOUR", "THREE", "FOUR", "FOUR"]),
        (f"{PLAN}/THREE", ["THREE", "THREE"]),
        (f"{PLAN}/FOUR?day=2027-05-19", ["FOUR", "FOUR"]),
        (f"{PLAN}/THREE?day=2027-05-19", []),
    ],
)
async def test_a_day_and_a_team_can_be_chosen(serve: Serve, path: str, teams: list[str]) -> None:
    found = await page(await serve(), path)
    assert [text.rpartition(" ")[2] for text in assignments(found)] == teams
    assert ("This team has nothing to interpret here." in said(found)) is (not teams)


async def test_links_keep_the_day_the_team_and_the_language(serve: Serve) -> None:
    found = await page(await serve(), f"{PLAN}/THREE?day=2027-05-18&lang=es")
    there = {a["href"] for a in found.all("a")}
    assert f"{PLAN}?day=2027-05-18&lang=es" in there
    assert f"{PLAN}/FOUR?day=2027-05-18&lang=es" in there
    assert f"{PLAN}/THREE?day=2027-05-19&lang=es" in there
    assert {"/organize/c/booths?lang=es", "/c/booths?lang=es"} <= there
    back = await page(await serve(), "/organize/c/booths?lang=es")
    assert back.all("a", href=f"{PLAN}?lang=es")


async def test_the_page_speaks_the_reader_s_language(serve: Serve) -> None:
    found = await page(await serve(), f"{PLAN}?lang=ar")
    assert found.all("html", lang="ar", dir="rtl")
    assert "جدول المقصورات" in found.headings
    assert "العربية AR 3 مترجمين" in said(found)
    assert found.all("bdi", lang="en"), "texts that the conference has not in Arabic say what they are in"


async def test_people_stand_in_their_booths_and_by_themselves_and_empty_seats_are_said(serve: Serve) -> None:
    found = await page(await serve(people=roster()), PLAN)
    assert "Arabic AR AR-1, AR-2, AR-3 English EN 2 seats empty Spanish ES 2 seats empty" in said(found)
    assert "French FR FR-4 1 seat empty" in said(found)
    assert (
        "FR-4 Tue 18 May, 09:30–12:15 · Great hall · French FR "
        "Tue 18 May, 13:30–14:30 · Dock room · English EN, French FR"
    ) in said(found)


async def test_without_a_roster_a_booth_says_how_many_it_needs(serve: Serve) -> None:
    found = await page(await serve(), PLAN)
    assert "Arabic AR 3 interpreters English EN 2 interpreters" in said(found)
    assert "By interpreter" not in said(found)
    assert "empty" not in said(found)


async def test_interpreters_have_no_names_on_the_page_and_nobody_keeps_a_copy(serve: Serve) -> None:
    plain = conference().model_dump(mode="json", exclude_unset=True)
    for person in plain["interpretation"]["interpreters"]:
        person["name"] = f"Somebody called {person['id'][::-1]}"
    known = Conference.model_validate(plain)
    client = await serve(known, people=roster(known=known))
    assert "Somebody" not in said(await page(client, PLAN))
    async with client.get(PLAN) as response:
        assert response.headers["Cache-Control"] == "private, no-store"
        assert response.headers["X-Robots-Tag"] == "noindex"


async def test_a_roster_of_a_timetable_without_teams_is_shown(serve: Serve) -> None:
    plain = conference().model_dump(mode="json", exclude_unset=True)
    plain["interpretation"]["teams"] = []
    known, plan = Conference.model_validate(plain), timetable(teams={"FOUR": None, "THREE": None})
    people = roster({f"{DAY} AM room HALL": {"fr": ["FR-1", "FR-2"]}}, known, plan)
    found = await page(await serve(known, plan, people), PLAN)
    assert (
        "09:30–12:15 No team Morning · Great hall "
        "09:30–10:15 Opening OPEN Arabic AR, English EN, Spanish ES, French FR "
        "10:15–12:15 Decisions PL-2 Arabic AR, English EN, Spanish ES, French FR "
        "Arabic AR 3 seats empty English EN 2 seats empty Spanish ES 2 seats empty French FR FR-1, FR-2"
    ) in said(found)


@pytest.mark.parametrize(
    ("teams", "sentence"),
    [
        ({"FOUR": None, "THREE": None}, "No session of this version has a team yet. Plan the timetable anew"),
        ({"THREE": None}, "2 interpreted sessions have no team. Plan the timetable anew and publish it."),
    ],
)
async def test_sessions_without_a_team_are_listed_and_it_is_said_what_to_do(
    serve: Serve, teams: dict[str, str | None], sentence: str
) -> None:
    found = await page(await serve(plan=timetable(teams=teams)), PLAN)
    assert sentence in said(found)
    assert "13:30–14:30 No team Lunch · Dock room 13:30–14:30 Nets without plastic NETS" in said(found)


async def test_a_conference_without_teams_is_told_how_to_get_them(serve: Serve) -> None:
    found = await page(await serve(conference(interpretation={}), timetable(teams={"FOUR": None})), PLAN)
    assert "The conference has no teams of interpreters. Describe them in the conference file" in said(found)
    assert "All teams" not in said(found)


async def test_a_conference_without_interpretation_has_nothing_to_plan(client: ClientSession, store: Store) -> None:
    silent = meetings.timetable([("OPEN", "2027-03-27 09:00", "AULA", ())])
    await store.publish(meetings.conference(), silent, MONDAY)
    found = await page(client, "/organize/c/ferns/booths")
    assert "No session of this version is interpreted." in said(found)


@pytest.mark.parametrize(
    "path", [f"{PLAN}/NOBODY", f"{PLAN}?day=2027-05-20", f"{PLAN}?day=x", "/organize/c/no/booths"]
)
async def test_what_is_not_there_gets_a_page_that_says_so(serve: Serve, path: str) -> None:
    async with (await serve()).get(path) as response:
        assert response.status == 404
        assert "There is no such page." in Page(await response.text()).text


async def test_wicked_texts_are_shown_as_text(serve: Serve) -> None:
    wicked = " ".join(PAYLOADS)
    plain = conference().model_dump(mode="json", exclude_unset=True)
    for part in (*plain["sessions"], *plain["venue"]["rooms"], *plain["calendar"]["parts"]):
        part["title" if "kind" in part else "name"] = wicked
    plain["interpretation"]["teams"][0]["name"] = wicked
    known = Conference.model_validate(plain)
    found = await page(await serve(known, people=roster(known=known)), PLAN)
    assert wicked in said(found)
    assert found.all("script") == []
    assert [e for e in found.elements if "style" in e[1] or any(name.startswith("on") for name in e[1])] == []
