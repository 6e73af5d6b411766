"""The booth plan on real screens and on paper: nothing slides sideways, a day is a page, and axe finds no fault."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.scheduler.booths import conference, roster, timetable
from tests.web.meetings import MONDAY
from tests.web.test_screens import browser
from web.app import make_app

__all__ = ["browser"]
PLAN = "/organize/c/booths/booths"


@pytest.fixture
async def booths(tmp_path: Path) -> AsyncIterator[TestServer]:
    async with Store(database_url(tmp_path)) as store:
        await store.publish(conference(), timetable(), MONDAY, roster=roster())
        async with TestServer(make_app(store, lambda: MONDAY)) as running:
            yield running


async def opened(browser: Browser, booths: TestServer, path: str, width: int, script: bool = True) -> Page:
    context = await browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=script)
    page = await context.new_page()
    await page.goto(str(booths.make_url(path)))
    return page


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_no_plan_slides_sideways_and_each_stands_as_written(
    browser: Browser, booths: TestServer, language: str, width: int
) -> None:
    page = await opened(browser, booths, f"{PLAN}?lang={language}", width)
    seen = await page.evaluate(
        """() => ({
            excess: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            assignments: [...document.querySelectorAll('.assignment')].map(a => a.checkVisibility()),
            begins: document.querySelector('.place').getBoundingClientRect().left
                <= document.querySelector('.cabins').getBoundingClientRect().left,
        })"""
    )
    begins = width < 960 or language != "ar"  # from right to left, the place stands right of the booths
    assert seen == {"excess": 0, "assignments": [True] * 6, "begins": begins}


@pytest.mark.parametrize("path", [PLAN, f"{PLAN}/THREE?day=2027-05-18", "/organize/c/booths", "/c/booths"])
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_axe_finds_no_fault(browser: Browser, booths: TestServer, path: str, language: str) -> None:
    page = await opened(
        browser, booths, f"{path}{'&' if '?' in path else '?'}lang={language}".replace("%3F", "?"), 390
    )
    found = await Axe().run(page)
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found.response["violations"]] == []


async def test_on_paper_each_day_is_a_page_without_navigation(browser: Browser, booths: TestServer) -> None:
    page = await opened(browser, booths, PLAN, 1280)
    pages = re.findall(rb"/Type\s*/Page\b", await page.pdf(format="A4"))
    assert len(pages) == 3  # two days, and the interpreters
    await page.emulate_media(media="print")
    shown = await page.evaluate(
        "[...document.querySelectorAll('nav, .button')].filter(n => n.checkVisibility()).length"
    )
    assert shown == 0


async def test_without_scripts_and_without_a_mouse_a_team_can_be_chosen(browser: Browser, booths: TestServer) -> None:
    page = await opened(browser, booths, f"{PLAN}?lang=en", 390, script=False)
    link = page.get_by_role("navigation", name="Teams").get_by_role("link", name="THREE")
    await link.focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/booths/booths/THREE?lang=en")
    assert await page.get_by_role("heading", level=1).inner_text() == "Booth plan of team THREE"
    assert await page.locator(".assignment").count() == 2
