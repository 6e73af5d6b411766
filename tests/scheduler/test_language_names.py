import pytest
from babel import Locale

from scheduler.conference.language_names import language_name
from scheduler.feeds import words as feeds
from scheduler.interpretation import words as reasons
from web.speech import load_speeches

ENGLISH = {
    "fr": "French",
    "fil": "Filipino",
    "fil-PH": "Filipino (Philippines)",
    "zh-Hans": "Simplified Chinese",
    "zh-Hant": "Traditional Chinese",
    "zh-Hant-HK": "Traditional Chinese (Hong Kong SAR China)",
    "pt-BR": "Brazilian Portuguese",
    "es-PE": "Spanish (Peru)",
    "es-ZZ": "Spanish (Unknown Region)",
    "fr-Qqqq": "French (Qqqq)",
    "xx": "xx",
    "xx-Latn": "xx-Latn",
}


@pytest.mark.parametrize("tag", ENGLISH)
def test_reasons_feeds_and_pages_name_a_language_alike(tag: str) -> None:
    said = (reasons.name(tag), feeds.language_name(tag, "en"), load_speeches()["en"].language(tag))
    assert said == (ENGLISH[tag],) * 3


def test_different_tags_have_different_names_in_every_language_of_the_pages() -> None:
    for speech in load_speeches().values():
        assert len({speech.language(tag) for tag in ENGLISH}) == len(ENGLISH), speech.tag


def test_a_language_is_named_in_the_language_that_is_asked_for() -> None:
    assert language_name("zh-Hans", Locale("fr")) == "chinois simplifié"
    assert feeds.language_name("es-PE", "fr") == "espagnol (Pérou)"
