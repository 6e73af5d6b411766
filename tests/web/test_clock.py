"""The round clock in a real browser: right by the server's time, asleep or off-line, readable from the last row."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from tests.web.leading import Forum, forum
from tests.web.test_screens import browser

__all__ = ["browser"]
CLOCK = "/c/shore/breakouts/coast/clock"


def at(hours: str) -> dt.datetime:
    """A time of the day of the rounds: they are from 10:00 to 10:50, and from 11:00 to 11:50."""
    return dt.datetime.fromisoformat(f"2027-05-18T{hours}+04:00")


@pytest.fixture
async def shore(tmp_path: Path) -> AsyncIterator[Forum]:
    async with forum(tmp_path, now=at("09:30:00")) as running:
        yield running


async def opened(browser: Browser, shore: Forum, path: str = CLOCK, width: int = 1920, **context: Any) -> Page:
    """Open a page whose own clock stands where the server's clock stands, until a test moves it."""
    height = 1080 if width == 1920 else 844
    page = await (await browser.new_context(viewport={"width": width, "height": height}, **context)).new_page()
    await page.clock.install(time=at("09:29:00"))
    await page.clock.pause_at(at("09:30:00"))
    await page.goto(shore.address(path))
    return page


async def seen(page: Page) -> list[str]:
    """Give what the clock shows: its line, digits, sign, and where to go next."""
    shown: list[str] = await page.evaluate(
        """() => ['.stage', '.digits', '.sign', '.stages > .next']
            .map(name => document.querySelector(`.clock ${name}`))
            .map(part => part?.checkVisibility() ? part.innerText.replace(/\\s+/g, ' ').trim() : '')"""
    )
    return shown


async def later(page: Page, hours: str) -> list[str]:
    """Let the tab sleep until a time, and give what the clock then shows at once."""
    now = await page.evaluate("Date.now()")
    await page.clock.fast_forward(int(at(hours).timestamp() * 1000 - now))
    return await seen(page)


async def test_it_says_where_we_are_and_where_to_go_after_any_sleep(browser: Browser, shore: Forum) -> None:
    page = await opened(browser, shore, f"{CLOCK}?lang=en")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.context.set_offline(True)
    rooms = "Tides Sand room Kelp ROCK"
    first, second, back = f"Round 1 10:00–10:50 {rooms}", f"Round 2 11:00–11:50 {rooms}", ""
    assert await later(page, "09:40:00") == ["Round 1 · begins in", "20:00", "", first]
    assert await later(page, "10:00:00") == ["Round 1 · time left", "50:00", "", f"Next: {second}"]
    assert await later(page, "10:39:59") == ["Round 1 · time left", "10:01", "", f"Next: {second}"]
    assert await later(page, "10:40:00") == ["Round 1 · time left", "10:00", "10 minutes left", f"Next: {second}"]
    assert await later(page, "10:45:01") == ["Round 1 · time left", "4:59", "5 minutes left", f"Next: {second}"]
    assert await later(page, "10:49:30") == ["Round 1 · time left", "0:30", "1 minute left", f"Next: {second}"]
    assert await later(page, "10:50:00") == ["Round 2 · begins in", "10:00", "Rotate now", second]
    assert await later(page, "11:49:59") == ["Round 2 · time left", "0:01", "1 minute left", back]
    assert await later(page, "11:50:00") == ["", "", "The rounds are over", back]
    assert [url for url in asked if not url.endswith("/icon.svg")] == []  # the tab's icon, which comes last


async def test_it_counts_on_by_itself_and_repaints_when_the_tab_is_seen_again(browser: Browser, shore: Forum) -> None:
    page = await opened(browser, shore, f"{CLOCK}?lang=en")
    await later(page, "10:10:00")
    await page.clock.run_for(3_000)
    assert (await seen(page))[1] == "39:57"
    await page.clock.set_fixed_time(at("10:20:00"))  # timers do not run, as in a tab that sleeps
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert (await seen(page))[1] == "30:00"


async def test_the_servers_time_counts_not_that_of_a_wrong_computer(browser: Browser, shore: Forum) -> None:
    page = await (await browser.new_context()).new_page()
    await page.goto(shore.address(f"{CLOCK}?lang=en"))  # the computer's own clock is off by months
    stage, digits, *_ = await seen(page)
    assert stage == "Round 1 · begins in"
    assert digits == "30:00" or digits.startswith("29:")


async def test_moments_and_signs_at_their_edges(browser: Browser, shore: Forum) -> None:
    page = await opened(browser, shore)
    minute = 60_000
    told = await page.evaluate(
        """async () => {
            const { momentOf, signOf, written } = await import(document.querySelector('script[src]').src);
            const rounds = [{ start: 0, end: 600000 }, { start: 600000, end: 1800000 }];
            return {
                moments: [-1, 0, 599999, 600000, 1800000].map((now) => momentOf(rounds, now)),
                signs: [600000, 300001, 300000, 60000, 1].map((left) => signOf(rounds[0], left)),
                long: [600001, 600000].map((left) => signOf(rounds[1], left)),
                written: [0, 1, 59999, 60001, 3600000, 86399000].map(written),
            };
        }"""
    )
    assert [(each["phase"], each["round"], each["left"]) for each in told["moments"]] == [
        ("before", 0, 1),
        ("round", 0, 10 * minute),
        ("round", 0, 1),
        ("round", 1, 20 * minute),
        ("over", 2, 0),
    ]
    assert told["signs"] == [0, 0, 5, 1, 1]  # a round of ten minutes does not begin with that sign
    assert told["long"] == [0, 10]
    assert told["written"] == ["0:00", "0:01", "1:00", "1:01", "1:00:00", "23:59:59"]


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
async def test_nothing_slides_sideways_and_the_digits_are_large(browser: Browser, shore: Forum, width: int) -> None:
    for language in ("en", "ar"):
        page = await opened(browser, shore, f"{CLOCK}?lang={language}", width)
        for hours in ("09:40:00", "10:00:00", "10:46:00", "10:55:00", "11:50:00"):
            await later(page, hours)
            excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert await page.evaluate(excess) == 0, (language, hours)
        await page.close()
    page = await opened(browser, shore, CLOCK, width)
    await later(page, "10:10:00")
    digits = await page.locator(".digits").bounding_box()
    bottom = await page.locator(".stages > .next").bounding_box()
    assert digits and bottom
    height = 1080 if width == 1920 else 844
    assert digits["height"] >= (0.35 * height if width >= 1280 else 0.25 * width)
    assert width < 1280 or bottom["y"] + bottom["height"] <= height


async def test_the_clock_of_some_groups_has_the_same_shape(browser: Browser, shore: Forum) -> None:
    page = await opened(browser, shore, f"{CLOCK}?lang=ar&group=KELP-1&group=TIDES-2")
    await later(page, "10:46:00")
    names = (".clock", ".stage", ".digits", ".sign", ".now", ".next")
    boxes = [await page.locator(name).bounding_box() for name in names]
    clock, stage, digits, sign, now, then = [box for box in boxes if box is not None]
    assert clock["x"] <= digits["x"] and digits["x"] + digits["width"] <= clock["x"] + clock["width"]
    assert stage["y"] < digits["y"] < sign["y"] < now["y"] == then["y"]
    assert now["x"] > then["x"]  # from right to left


async def test_signs_breathe_only_for_those_who_do_not_mind(browser: Browser, shore: Forum) -> None:
    found = {}
    for wish in ("reduce", "no-preference"):
        page = await opened(browser, shore, reduced_motion=wish)
        await later(page, "10:49:30")
        found[wish] = await page.evaluate("getComputedStyle(document.querySelector('.sign')).animationName")
    assert found == {"reduce": "none", "no-preference": "breathe"}


async def test_the_keyboard_fills_the_screen_with_it(browser: Browser, shore: Forum) -> None:
    page = await opened(browser, shore, f"{CLOCK}?lang=en")
    for _ in range(3):  # past the way to the content and the way home
        await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.textContent") == "Full screen"
    await page.keyboard.press("Enter")
    await page.wait_for_function("document.fullscreenElement?.className.startsWith('clock')")


async def test_without_a_script_the_rounds_are_a_list(browser: Browser, shore: Forum) -> None:
    page = await (await browser.new_context(java_script_enabled=False)).new_page()
    await page.goto(shore.address(f"{CLOCK}?lang=en"))
    said = " ".join((await page.locator(".clock").inner_text()).split())
    assert (
        said
        == "The coast Round 1 10:00–10:50 Tides Sand room Kelp ROCK Round 2 11:00–11:50 Tides Sand room Kelp ROCK"
    )


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_axe_finds_no_fault(browser: Browser, shore: Forum, language: str) -> None:
    page = await opened(browser, shore, f"{CLOCK}?lang={language}", reduced_motion="reduce")
    for hours in ("09:40:00", "10:41:00", "10:46:00", "10:49:30", "10:55:00", "11:50:00"):
        await later(page, hours)
        await page.clock.resume()  # axe waits for timers
        found = await Axe().run(page)
        assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == [], hours
