"""The programme on real screens: a list on a phone, a grid on a desk, and no page that slides sideways."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, async_playwright

from scheduler.storage import Store
from tests.web.meetings import MONDAY, conference, timetable

CHROMIUM = Path("/usr/bin/chromium")
IS_HERE = CHROMIUM.exists()
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    if not IS_HERE:
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing: the pages have not been looked at")
        pytest.skip(f"{CHROMIUM} IS MISSING: THE PAGES ARE NOT LOOKED AT; install it (apt-get install chromium)")
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        await running.close()


def complaints_of(page: Page) -> list[str]:
    """Keep what the browser complains about from here on."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    return found


async def test_the_programme_is_a_list_on_a_phone_and_a_grid_on_a_desk(browser: Browser, server: TestServer) -> None:
    address = str(server.make_url("/c/ferns?day=2027-03-27"))
    for language in ("en", "ar"):
        for width, laid_out in ((320, "block"), (390, "block"), (1280, "grid")):
            page = await browser.new_page(viewport={"width": width, "height": 844})
            complaints = complaints_of(page)
            await page.goto(f"{address}&lang={language}")
            seen = await page.evaluate(
                """() => ({
                    grid: getComputedStyle(document.querySelector('.grid')).display,
                    head: document.querySelector('.head').checkVisibility(),
                    excess: document.documentElement.scrollWidth - document.documentElement.clientWidth,
                    sessions: [...document.querySelectorAll('.session')].map(s => s.checkVisibility()),
                })"""
            )
            assert seen == {
                "grid": laid_out,
                "head": laid_out == "grid",
                "excess": 0,
                "sessions": [True, True, True],
            }
            assert complaints == []
            await page.close()


async def test_blocks_stand_where_their_hours_and_rooms_stand(browser: Browser, server: TestServer) -> None:
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    await page.goto(str(server.make_url("/c/ferns?day=2027-03-27")))
    box = {session: await page.locator(f"[id='s-{session}']").bounding_box() for session in ("OPEN", "COM-1", "SIDE")}
    opening, committee, side = box["OPEN"], box["COM-1"], box["SIDE"]
    assert opening and committee and side
    assert committee["x"] == side["x"] > opening["x"] + opening["width"]
    hour = (side["y"] - committee["y"]) / 1.75  # 10:30 to 12:15
    assert committee["y"] - opening["y"] == pytest.approx(1.5 * hour, abs=1)
    assert committee["height"] == pytest.approx(1.5 * hour, abs=4)


async def test_a_short_block_shows_its_title(browser: Browser, store: Store, server: TestServer) -> None:
    await store.publish(conference(), timetable(minutes={"SIDE": 15}), MONDAY)
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    await page.goto(str(server.make_url("/c/ferns?day=2027-03-27")))
    block = await page.locator("[id='s-SIDE']").bounding_box()
    title = await page.locator("[id='s-SIDE'] h3").bounding_box()
    assert block and title
    assert title["height"] > 12
    assert title["y"] >= block["y"] and title["y"] + title["height"] <= block["y"] + block["height"] + 1


async def test_no_line_of_a_block_is_cut_whatever_its_length(
    browser: Browser, store: Store, server: TestServer
) -> None:
    lengths = (15, 20, 25, 30, 35, 45, 50, 60, 75)
    sessions = [{"id": f"S{each}", "kind": "regional-coordination", "minutes": each} for each in lengths]
    for session in sessions:
        session["title"] = "Regional coordination group of the northern botanists"
    places = [(f"S{each}", f"2027-03-27 {8 + hour:02}:00", "R1", ("en", "fr")) for hour, each in enumerate(lengths)]
    minutes = {f"S{each}": each for each in lengths}
    await store.publish(conference(sessions), timetable(places, minutes), MONDAY)
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    for language in ("en", "ar"):
        await page.goto(str(server.make_url(f"/c/ferns?day=2027-03-27&lang={language}")))
        seen = await page.evaluate(
            """() => [...document.querySelectorAll('.grid .session')].map(session => {
                const block = session.getBoundingClientRect();
                const inside = line => line.left < block.right && line.right > block.left && line.top < block.bottom;
                return [...session.querySelectorAll('.kind, .tongues abbr')]
                    .map(line => line.getBoundingClientRect()).filter(inside).map(line => block.bottom - line.bottom);
            })"""
        )
        assert min(room for lines in seen for room in lines) >= -2  # descenders that these letters do not have
        assert len(seen[lengths.index(30)]) == len(seen[lengths.index(75)]) == 3  # its kind and both languages


async def test_the_keyboard_reaches_the_content_first(browser: Browser, server: TestServer) -> None:
    page = await browser.new_page()
    await page.goto(str(server.make_url("/c/ferns")))
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    await page.keyboard.press("Enter")
    assert await page.evaluate("document.activeElement.id") == "main"
