"""Breakouts for everybody: themes, rounds, rooms and numbers of people, and no name anywhere."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scheduler.rotation.published import Rotations
from tests.scheduler.shore import NOW, conference, timetable
from tests.web.leading import Forum, forum
from tests.web.test_pages import Page, page

SECRETS = ("Ana", "Ben", "陈", "دينا", "فيصل", "FAISAL", "DINA", "CHEN", "example.org")


@pytest.fixture
async def shore(tmp_path: Path) -> AsyncIterator[Forum]:
    async with forum(tmp_path) as running:
        yield running


async def test_a_breakout_shows_its_rounds_with_rooms_and_numbers_of_people(shore: Forum) -> None:
    found = await page(shore.client, "/c/shore/breakouts/coast?lang=en")
    assert found.headings == [
        "The coast",
        "Round 1 10:00–10:50",
        "Tides",
        "Kelp",
        "Round 2 11:00–11:50",
        "Tides",
        "Kelp",
    ]
    said = found.text
    assert "6 people · Tides · Kelp" in said
    assert "Tides Sand room 3 people · Interpretation: Chinese ZH" in said
    assert "Kelp ROCK 4 people · Interpretation: Chinese ZH" in said
    listed = await page(shore.client, "/c/shore/breakouts?lang=en")
    assert "The coast 6 people · Round 1 10:00 – 10:50 · Round 2 11:00 – 11:50 Tides · Kelp" in listed.text
    assert {"href": "/c/shore/breakouts/coast?lang=en"} in listed.all("a")
    assert "class" in (await page(shore.client, "/c/shore?lang=en")).all("a", href="/c/shore/breakouts?lang=en")[0]


async def test_the_page_speaks_the_readers_language(shore: Forum) -> None:
    found = await page(shore.client, "/c/shore/breakouts/coast?lang=ar")
    assert found.all("html") == [{"lang": "ar", "dir": "rtl"}]
    assert found.headings[:3] == ["الساحل", "الجولة 1 10:00–10:50", "المد والجزر"]
    assert "قاعة الرمل" in found.text


async def test_what_there_is_not_is_not_found(shore: Forum) -> None:
    paths = ("/c/shore/breakouts/dunes", "/c/nowhere/breakouts", "/c/shore/breakouts/coast/clock?group=TIDES-9")
    for path in paths:
        async with shore.client.get(path) as response:
            assert (response.status, response.content_type) == (404, "text/html")
    await shore.store.publish(conference(), timetable(), NOW, rotations=Rotations(keep=False))
    assert "No groups have been published yet." in (await page(shore.client, "/c/shore/breakouts?lang=en")).text
    async with shore.client.get("/c/shore/breakouts/coast") as response:
        assert response.status == 404


async def test_the_clock_page_has_all_that_it_needs(shore: Forum) -> None:
    async with shore.client.get("/c/shore/breakouts/coast/clock?lang=en") as response:
        html, cached = await response.text(), response.headers["Cache-Control"]
    found = Page(html)
    stages = [each for each in found.all("li") if "data-start" in each]
    assert cached == "no-store"
    assert [(each["data-name"], each["data-start"], each["data-end"]) for each in stages] == [
        ("Round 1", "2027-05-18T10:00:00+04:00", "2027-05-18T10:50:00+04:00"),
        ("Round 2", "2027-05-18T11:00:00+04:00", "2027-05-18T11:50:00+04:00"),
    ]
    assert found.all("div", data_now="2027-05-01T09:00:00.000+00:00")
    own = await page(shore.client, "/c/shore/breakouts/coast/clock?lang=en&group=KELP-1&group=TIDES-2")
    assert "Round 1 10:00 – 10:50 Kelp ROCK Next: Round 2 11:00 – 11:50 Tides Sand room" in own.text


async def test_no_page_for_everybody_has_a_name(shore: Forum) -> None:
    paths = [
        "/",
        "/c/shore?day=all",
        "/c/shore/breakouts",
        "/c/shore/breakouts/coast",
        "/c/shore/breakouts/coast/clock",
        "/c/shore/changes",
        "/c/shore/changes/1",
        "/c/shore/changes.atom",
        "/organize/c/shore",
        "/organize/c/shore/booths",
        "/feeds/c/shore/all.ics",
        "/feeds/c/shore/schedule.json",
    ]
    for path in paths:
        async with shore.client.get(path, headers={"Accept-Language": "en"}) as response:
            assert response.status == 200, path
            said = await response.text()
        assert [name for name in SECRETS if name in said.replace("hemicycle.example.org", "")] == [], path
