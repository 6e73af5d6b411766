"""What changed, on real screens and on paper: nothing slides sideways, links alone suffice, axe finds no fault."""

import pytest
from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser

from scheduler.storage import Store
from tests.web.meetings import MONDAY, conference, moved, timetable
from tests.web.test_booth_screens import opened
from tests.web.test_screens import browser

__all__ = ["browser"]
PAGES = ("/c/ferns/changes", "/c/ferns/changes/2")


@pytest.fixture
async def changed(store: Store, server: TestServer) -> TestServer:
    """Every sort of line: another time and room, a new title, one that is cancelled."""
    places = [place for place in moved("COM-1", "2027-03-28 14:00", "AULA") if place[0] != "OPEN"]
    await store.publish(conference(), timetable(places), MONDAY, "x" * 300 + " The opening is cancelled")
    return server


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_no_page_slides_sideways_and_axe_finds_no_fault(
    browser: Browser, changed: TestServer, language: str
) -> None:
    for path in PAGES:
        for width in (320, 390, 1280):
            page = await opened(browser, changed, f"{path}?lang={language}", width)
            assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
        found = await Axe().run(page)
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found.response["violations"]] == []


async def test_without_scripts_and_without_a_mouse_a_reader_finds_what_moved(
    browser: Browser, changed: TestServer
) -> None:
    page = await opened(browser, changed, "/c/ferns?lang=en", 390, script=False)
    for name, address in (("What changed", "**/changes?lang=en"), ("Version 2", "**/changes/2?lang=en")):
        await page.get_by_role("link", name=name, exact=True).first.focus()
        await page.keyboard.press("Enter")
        await page.wait_for_url(address)
    moved_session = page.locator("[id='s-COM-1']")
    assert await moved_session.get_by_role("insertion").first.text_content() == "now: Sun 28 Mar, 14:00–15:30"
    assert await moved_session.get_by_role("deletion").first.text_content() == "before: Sat 27 Mar, 10:30–12:00"


async def test_on_paper_the_changes_stand_without_navigation(browser: Browser, changed: TestServer) -> None:
    page = await opened(browser, changed, "/c/ferns/changes/2", 1280)
    await page.emulate_media(media="print")
    seen = await page.evaluate(
        """() => ['nav', '.button', '.session'].map(
            what => [...document.querySelectorAll(what)].filter(n => n.checkVisibility()).length)"""
    )
    assert seen == [0, 0, 2]
