"""One's own programme on a real screen: the whole way by keyboard, on a phone, from right to left."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.web.gardens import gardens, planted
from tests.web.meetings import MONDAY
from tests.web.test_screens import browser, complaints_of
from web.app import make_app

__all__ = ["browser"]
PHONE = {"width": 390, "height": 844}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
MOST_TABS = 80


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[TestServer]:
    async with Store(database_url(tmp_path)) as store:
        await store.publish(gardens(), planted(), MONDAY)
        async with TestServer(make_app(store, lambda: MONDAY)) as running:
            yield running


async def tab_to(page: Page, selector: str) -> None:
    """Go on with the key until something has the focus, and see it where the focus is."""
    for _ in range(MOST_TABS):
        await page.keyboard.press("Tab")
        if await page.evaluate("selector => document.activeElement.matches(selector)", selector):
            seen = await page.evaluate(
                """async () => {
                    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                    const box = document.activeElement.getBoundingClientRect();
                    const bar = document.querySelector('.bar')?.getBoundingClientRect();
                    const inBar = document.activeElement.closest('.bar') !== null;
                    return box.top >= 0 && box.bottom <= (bar && !inBar ? bar.top : innerHeight);
                }"""
            )
            assert seen, f"{selector} has the focus out of sight"
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


async def violations(page: Page) -> list[str]:
    found = await Axe().run(page, options=RULES)
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found.response["violations"]]


async def excess(page: Page) -> int:
    return int(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


async def test_three_sessions_become_a_calendar_by_keyboard_on_a_phone_in_arabic(
    browser: Browser, server: TestServer, tmp_path: Path
) -> None:
    page = await browser.new_page(viewport=PHONE)
    complaints = complaints_of(page)
    await page.goto(str(server.make_url("/c/ferns?lang=ar")))
    await tab_to(page, "a[href='/c/ferns/mine?lang=ar']")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/mine?lang=ar")
    for session, count, clashes in (("OPEN", "1", "0"), ("TALK", "2", "0"), ("WALK", "3", "1")):
        await tab_to(page, f"input[value='{session}']")
        await page.keyboard.press("Space")
        shown = [await page.locator(f".bar {part}").text_content() for part in (".count", ".clashes output")]
        assert shown == [count, clashes]
    assert await page.locator("#warn-WALK").text_content() == "بعيد جداً 12 د سيراً من الجلسة السابقة، وبينهما 5 د"
    assert (await violations(page), await excess(page)) == ([], 0)
    await page.screenshot(path=tmp_path / "choosing.png")
    await page.screenshot(path=tmp_path / "choosing-whole.png", full_page=True)
    await tab_to(page, ".bar button.strong")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/m/*")
    assert await page.locator("html").get_attribute("dir") == "rtl"
    assert await page.locator(".day .session h3").all_text_contents() == ["Opening", "Talk on peat", "نزهة الطحالب"]
    assert (await violations(page), await excess(page)) == ([], 0)
    address = await page.locator("code").text_content()
    assert address is not None
    body = await (await page.request.get(address)).text()
    uids = [line.partition(".")[0] for line in body.splitlines() if line.startswith("UID:")]
    assert uids == ["UID:OPEN", "UID:TALK", "UID:WALK"]
    await tab_to(page, "a[href^='webcal:']")
    await tab_to(page, "a[download]")
    await tab_to(page, ".endings summary")
    assert complaints == []
    await page.close()


async def test_the_script_says_what_the_page_says_without_it(browser: Browser, server: TestServer) -> None:
    address = str(server.make_url("/c/ferns/mine?s=OPEN&s=COM-1&s=TALK&s=WALK&s=SIDE&lang="))
    for language in ("en", "fr", "ar", "ru", "zh", "es"):
        said = []
        for enabled in (False, True):
            context = await browser.new_context(java_script_enabled=enabled)
            page = await context.new_page()
            await page.goto(address + language)
            warnings = await page.locator(".warn").all_inner_texts()
            said.append(([" ".join(words.split()) for words in warnings], await page.locator(".bar p").inner_text()))
            assert await page.locator(".check").is_visible() is not enabled
            await context.close()
        assert said[0] == said[1]
        assert sum(1 for words in said[0][0] if words) == 4


async def test_without_javascript_the_choice_goes_on_from_filter_to_filter(
    browser: Browser, server: TestServer
) -> None:
    context = await browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await page.goto(str(server.make_url("/c/ferns/mine")))
    await page.check("input[value='OPEN']")
    await page.fill("input[name='q']", "peat")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**q=peat**")
    boxes = page.locator("input[name='s']")
    shown = await boxes.evaluate_all("all => all.map(each => [each.value, each.checked])")
    assert shown == [["OPEN", True], ["TALK", False]]
    await page.check("input[value='TALK']")
    await page.click(".bar button.strong")
    await page.wait_for_url("**/m/*")
    assert await page.locator(".day .session h3").all_text_contents() == ["Opening", "Talk on peat"]
    await context.close()


async def test_on_paper_there_is_the_programme_and_nothing_to_press(browser: Browser, server: TestServer) -> None:
    page = await browser.new_page()
    await page.goto(str(server.make_url("/c/ferns/mine?s=OPEN&s=WALK")))
    await page.click(".bar button.strong")
    await page.wait_for_url("**/m/*")
    await page.emulate_media(media="print")
    assert await page.locator("button:visible, .button:visible, .code:visible").count() == 0
    assert await page.locator(".session:visible").count() == 2
    await page.close()
