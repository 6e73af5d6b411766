"""Check-in as it is done at a door: by keyboard, on a phone, with a script or without, while the network is away."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.web.leading import Forum, forum
from tests.web.test_facilitators import mark
from tests.web.test_screens import browser, complaints_of

__all__ = ["browser"]


@pytest.fixture
async def shore(tmp_path: Path) -> AsyncIterator[Forum]:
    async with forum(tmp_path) as running:
        yield running


async def opened(browser: Browser, address: str, width: int = 390, **context: Any) -> Page:
    page = await (await browser.new_context(viewport={"width": width, "height": 844}, **context)).new_page()
    await page.goto(address)
    return page


def roll(shore: Forum, language: str = "en") -> str:
    return shore.address(f"/f/{shore.dina}/coast/KELP-1?lang={language}")


async def test_by_keyboard_and_without_a_script_a_group_is_checked_in(browser: Browser, shore: Forum) -> None:
    page = await opened(browser, shore.address(f"/f/{shore.dina}?lang=en"), java_script_enabled=False)
    await page.get_by_role("link", name=re.compile("Kelp, Round 1")).focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/coast/KELP-1?lang=en")
    await page.get_by_role("group", name="EVE").get_by_role("radio", name="Not marked").focus()
    await page.keyboard.press("ArrowRight")  # round to the first: here
    await page.get_by_role("button", name="Save").first.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".tally")).to_have_text("1 here, 0 missing, 2 not marked")
    assert (await shore.seen()).marks == (mark("EVE", "came", "KELP-1"),)


async def test_with_a_script_each_mark_is_saved_at_once_and_told(browser: Browser, shore: Forum) -> None:
    page = await opened(browser, roll(shore))
    complaints = complaints_of(page)
    await page.get_by_role("group", name="EVE").get_by_role("radio", name="Missing").focus()
    await page.keyboard.press("Space")
    await expect(page.locator(".tally")).to_have_text("0 here, 1 missing, 2 not marked")
    await expect(page.locator(".missing")).to_have_text("Missing: EVE")
    await page.keyboard.press("ArrowLeft")
    await expect(page.locator(".tally")).to_have_text("1 here, 0 missing, 2 not marked")
    await expect(page.locator(".missing")).to_be_hidden()
    assert (await shore.seen()).marks == (mark("EVE", "came", "KELP-1"),)
    assert complaints == []


async def test_marks_made_without_a_network_are_saved_when_it_is_back(browser: Browser, shore: Forum) -> None:
    page = await opened(browser, roll(shore))
    await page.context.set_offline(True)
    for person in ("EVE", "DINA"):
        await page.locator(f"[name='mark-{person}'][value='came']").check()
    await expect(page.locator(".saving")).to_have_text("Not saved yet. It is tried again and again.")
    assert (await shore.seen()).marks == ()
    await page.context.set_offline(False)
    await expect(page.locator(".tally")).to_have_text("2 here, 0 missing, 1 not marked")
    await expect(page.locator(".saving")).to_have_text("")
    assert [each.person for each in (await shore.seen()).marks] == ["DINA", "EVE"]


async def test_what_another_door_marked_is_shown_and_stays(browser: Browser, shore: Forum) -> None:
    one, other = await opened(browser, roll(shore)), await opened(browser, roll(shore))
    await one.locator("[name='mark-EVE'][value='came']").check()
    await expect(one.locator(".tally")).to_have_text("1 here, 0 missing, 2 not marked")
    await other.locator("[name='mark-EVE'][value='missing']").click()  # the page may have taken it back at once
    await expect(other.locator(".saving")).to_have_text("Somebody else marked this person meanwhile.")
    await expect(other.locator("[name='mark-EVE'][value='came']")).to_be_checked()
    assert (await shore.seen()).marks == (mark("EVE", "came", "KELP-1"),)
    await other.locator("[name='mark-EVE'][value='missing']").check()  # knowing it now
    await expect(other.locator(".tally")).to_have_text("0 here, 1 missing, 2 not marked")


async def test_a_guest_and_a_latecomer_are_added_by_keyboard(browser: Browser, shore: Forum) -> None:
    page = await opened(browser, roll(shore))
    await page.locator("[name='person'][list]").focus()
    await page.keyboard.type("BEN")
    await page.keyboard.press("Enter")
    await expect(page.locator(".tally")).to_have_text("1 here, 0 missing, 3 not marked")
    await page.locator("[name='name']").focus()
    await page.keyboard.type("Gus")
    await page.keyboard.press("Enter")
    await expect(page.locator(".tally")).to_have_text("2 here, 0 missing, 3 not marked")
    await expect(page.get_by_role("group", name="Gus guest").get_by_role("radio", name="Here")).to_be_checked()


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_no_page_slides_sideways_and_axe_finds_no_fault(browser: Browser, shore: Forum, width: int) -> None:
    paths = [f"/f/{shore.dina}", f"/f/{shore.dina}/coast/KELP-1", "/c/shore/breakouts", "/c/shore/breakouts/coast"]
    for language in ("en", "ar"):
        for path in paths:
            page = await opened(browser, shore.address(f"{path}?lang={language}"), width)
            excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert await page.evaluate(excess) == 0, (language, path)
            if width == 390:
                found = await Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
                violations = found.response["violations"]
                assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == [], (language, path)
            await page.close()


async def test_cards_print_with_their_own_style(browser: Browser, shore: Forum) -> None:
    page = await browser.new_page()
    complaints = complaints_of(page)
    await page.goto(shore.address(f"/f/{shore.dina}/coast/KELP-1/cards/rooms?lang=ar"))
    size = await page.evaluate("parseFloat(getComputedStyle(document.querySelector('.door h1')).fontSize)")
    assert size > 60  # pixels: the door card is styled in spite of the policy
    assert complaints == []
