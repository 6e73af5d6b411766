"""Cards on real paper: A4 sheets that lie or stand, one for each group, and nothing that runs over the edge."""

import re
from collections import Counter

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from scheduler.cards import Cards, cards
from scheduler.cards.cards import GroupCard, Holder, Seat
from scheduler.cards.labels import labels
from scheduler.cards.page import SORTS, page
from scheduler.conference.breakouts import LeadRole
from scheduler.conference.text import Text
from tests.scheduler.rotations import conference, rotation
from tests.web.test_screens import browser

__all__ = ["browser"]
STANDING, LYING = "A4 standing", "A4 lying"
LONG = "Mobilisation des parties prenantes et des partenaires"
ROLES: dict[int, tuple[LeadRole, ...]] = {0: ("facilitator",), 1: ("rapporteur",)}


def made() -> Cards:
    return cards(conference(), conference().breakouts[0], rotation())


def crowd(count: int, theme: str = "Content and structure") -> Cards:
    """One group of so many people, with names of every length."""
    names = ("Ana", "Jean-Baptiste de la Rochefoucauld", "Анна Кузнецова", "فاطمة الزهراء")
    holders = (
        Holder(f"P{number}", f"{names[number % 4]} {number}", "Oman", "Asia-Pacific", ("en", "fr"))
        for number in range(count)
    )
    seats = tuple(Seat(holder, ROLES.get(number, ())) for number, holder in enumerate(holders))
    start = rotation().rounds[0].start
    group = GroupCard("G", 1, Text({"": theme}), Text({"": "Room 1"}), start, start, ("fr",), seats)
    return Cards("en", Text({"": "Conference"}), Text({"": "Breakout"}), (group,))


async def opened(browser: Browser, data: bytes) -> Page:
    shown = await browser.new_page(viewport={"width": 1200, "height": 900})
    await shown.set_content(data.decode())
    return shown


async def sheets(browser: Browser, data: bytes) -> Counter[str]:
    """Print, and count the sheets by their size."""
    pdf = await (await opened(browser, data)).pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)[.\d]*\]", pdf)
    return Counter({(594, 841): STANDING, (841, 594): LYING}[int(width), int(height)] for width, height in boxes)


async def test_doors_lie_and_rosters_and_small_cards_stand(browser: Browser) -> None:
    assert await sheets(browser, page(made(), labels("ar"))) == {LYING: 4, STANDING: 4 + 1}
    assert [await sheets(browser, page(made(), labels("en"), [sort])) for sort in SORTS] == [
        {LYING: 4},
        {STANDING: 4},
        {STANDING: 1},
    ]


async def test_a_group_of_36_and_ten_small_cards_fit_on_a_sheet(browser: Browser) -> None:
    assert await sheets(browser, page(crowd(36), labels("en"), ["rosters"])) == {STANDING: 1}
    assert await sheets(browser, page(crowd(10), labels("en"), ["tables"])) == {STANDING: 1}
    assert await sheets(browser, page(crowd(60), labels("en"), ["rosters"])) == {STANDING: 2}


async def test_nothing_runs_over_an_edge(browser: Browser) -> None:
    for language in ("en", "ar"):
        for theme in ("Side events", LONG, f"{LONG} " * 5, "W" * 90):
            shown = await opened(browser, page(crowd(5, theme), labels(language)))
            await shown.emulate_media(media="print")
            over = await shown.evaluate(
                """() => [...document.querySelectorAll('.sheet, .card, td, th, h1, p')]
                    .filter(each => each.scrollWidth > each.clientWidth + 1)
                    .map(each => each.outerHTML.slice(0, 80))"""
            )
            assert over == []
    assert await sheets(browser, page(crowd(5, f"{LONG} " * 5), labels("en"), ["rooms"])) == {LYING: 1}


async def test_arabic_is_written_from_the_right(browser: Browser) -> None:
    shown = await opened(browser, page(made(), labels("ar"), ["rosters"]))
    name = await shown.locator(".roster tbody th").first.bounding_box()
    tick = await shown.locator(".roster tbody .tick").first.bounding_box()
    assert name and tick
    assert name["x"] > tick["x"] + tick["width"]


async def test_axe_finds_no_fault(browser: Browser) -> None:
    for language in ("en", "ar"):
        report = await Axe().run(await opened(browser, page(made(), labels(language))))
        found = [(violation["id"], violation["nodes"][0]["html"]) for violation in report.response["violations"]]
        assert found == []
