"""Cards of a rotation: who stands where on them, what is escaped, and that no address gets onto paper."""

import re
from html.parser import HTMLParser

import pytest

from scheduler.cards import Cards, cards
from scheduler.cards.labels import TAGS, labels
from scheduler.cards.page import page
from scheduler.conference import Conference
from scheduler.rotation.rotation import Rotation
from tests.scheduler.rotations import conference, plain, rotation


def made(known: Conference | None = None, turned: Rotation | None = None) -> Cards:
    known = known or conference()
    return cards(known, known.breakouts[0], turned or rotation())


class Reader(HTMLParser):
    """Reads each article as its texts, and all texts as one."""

    def __init__(self) -> None:
        super().__init__()
        self.articles: list[list[str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "article":
            self.articles.append([])

    def handle_data(self, data: str) -> None:
        if self.articles and data.strip():
            self.articles[-1].append(" ".join(data.split()))


def read(data: bytes) -> Reader:
    reader = Reader()
    reader.feed(data.decode())
    return reader


def test_leads_stand_first_by_their_role_and_the_others_by_name() -> None:
    seated = {group.session: [(seat.holder.name, *seat.roles) for seat in group.seats] for group in made().groups}
    assert seated == {
        "TIDES-1": [("Ana", "facilitator"), ("Ben",), ("陈",)],
        "KELP-1": [("دينا", "facilitator"), ("EVE", "rapporteur"), ("=فيصل",)],
        "TIDES-2": [("Ana", "facilitator", "timekeeper"), ("=فيصل",)],
        "KELP-2": [("دينا", "facilitator"), ("Ben",), ("EVE",), ("陈",)],
    }


def test_a_person_has_one_stop_for_each_round() -> None:
    stops = {holder.id: [stop.group.session for stop in stops] for holder, stops in made().moves()}
    assert stops == {
        "FAISAL": ["KELP-1", "TIDES-2"],
        "ANA": ["TIDES-1", "TIDES-2"],
        "BEN": ["TIDES-1", "KELP-2"],
        "EVE": ["KELP-1", "KELP-2"],
        "DINA": ["KELP-1", "KELP-2"],
        "CHEN": ["TIDES-1", "KELP-2"],
    }
    assert list(stops) == ["FAISAL", "ANA", "BEN", "EVE", "DINA", "CHEN"]  # by name


def test_a_roster_lists_who_sits_there_with_region_and_languages() -> None:
    first = read(page(made(), labels("en"), ["rosters"])).articles[0]
    assert first == [
        *("Shore forum", "·", "The coast", "Tides"),
        *("Round 1", "10:00–10:50", "Tuesday, 18 May 2027"),
        *("Room", "Sand room", "Participants", "2", "Interpretation", "Chinese"),
        *("#", "Name", "Region", "Languages", "Present"),
        *("1", "Ana", "Facilitator", "Europe", "English, Spanish"),
        *("2", "Ben", "Europe", "English"),
        *("3", "陈", "Chinese"),
    ]


def test_a_door_card_says_what_meets_here_and_when() -> None:
    second = read(page(made(), labels("ar"), ["rooms"])).articles[1]
    assert second == [
        *("منتدى الشاطئ", "·", "الساحل", "الجولة 1", "10:00–10:50", "عشب البحر", "ROCK"),
        *("الميسّر", "دينا", "المقرر", "EVE", "الترجمة الفورية", "العربية"),
        "الثلاثاء، 18 مايو 2027",
    ]


def test_a_small_card_says_where_to_go_in_each_round() -> None:
    cut = read(page(made(), labels("en"), ["tables"])).articles
    assert cut[1] == [
        *("Shore forum", "·", "The coast", "Ana", "Europe"),
        *("Round 1", "10:00–10:50", "Tides", "Facilitator", "Sand room"),
        *("Round 2", "11:00–11:50", "Tides", "Facilitator, Timekeeper", "Sand room"),
    ]


def test_cards_of_one_round_hold_nothing_of_the_others() -> None:
    shown = page(made().of_round(2), labels("en")).decode()
    assert "Round 2" in shown
    assert "Round 1" not in shown and "10:00" not in shown


def test_what_is_not_known_yet_is_said_or_left_out() -> None:
    turned = rotation().model_dump()
    turned["rounds"] = [turned["rounds"][0] | {"start": None, "end": None}]
    turned["rounds"][0]["groups"][0]["room"] = None
    door = read(page(made(turned=Rotation.model_validate(turned)), labels("en"), ["rooms"])).articles[0]
    assert door[2:6] == ["The coast", "Round 1", "Tides", "Room to be announced"]


def test_no_address_gets_onto_paper_and_every_name_is_escaped() -> None:
    wicked = plain()
    people = wicked["breakouts"][0]["participants"]
    people[1]["name"] = wicked["regions"][1]["name"] = "<script>alert(1)</script>"
    wicked["breakouts"][0]["themes"][0]["name"] = wicked["venue"]["rooms"][0]["name"] = '"><img src=x>'
    for tag in TAGS:
        shown = page(made(Conference.model_validate(wicked)), labels(tag)).decode()
        assert "@example.org" not in shown
        assert {name for name, _ in read(shown.encode()).tags} & {"script", "img"} == set()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_its_own_words_and_direction(tag: str) -> None:
    words = labels(tag)
    reader = read(page(made(), words))
    root = next(attributes for name, attributes in reader.tags if name == "html")
    assert root == {"lang": tag, "dir": "rtl" if tag == "ar" else "ltr"}
    texts = {text for article in reader.articles for text in article}
    own = {words.round.format(number=2), words.room, words.name, words.present, words.roles["rapporteur"]}
    assert own <= texts
    if tag != "en":
        english = {"Room", "Name", "Present", "Facilitator", "Rapporteur", "English", "Languages"}
        assert english & texts == set()


def test_a_language_without_words_of_its_own_has_english_ones() -> None:
    assert (labels("pt-BR").tag, labels("fr-CA").tag) == ("en", "fr")


def test_a_page_needs_nothing_from_elsewhere() -> None:
    shown = page(made(), labels("en")).decode()
    assert not re.search(r"(src|href|url\()\s*=?", shown)
