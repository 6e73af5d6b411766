"""The six languages: nothing missing, nothing left over, and who gets which."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from web.speech import TAGS, load_speeches, negotiate

WEB = Path(__file__).resolve().parents[2] / "web"
KEYWORDS: dict[str, Any] = {"_": None, "say": None, "later": None, "ngettext": (1, 2), "count": (1, 2)}


def texts_of_the_pages() -> Iterator[str]:
    methods: dict[str, Any] = {".py": "python", ".html": babel_extract}
    for path in sorted(WEB.rglob("*")):
        if path.suffix in methods:
            found = extract(methods[path.suffix], BytesIO(path.read_bytes()), KEYWORDS, options={"silent": "false"})
            for _, message, _, _ in found:
                yield message[0] if isinstance(message, tuple) else message


def catalog(tag: str) -> Catalog:
    with (WEB / "locales" / f"{tag}.po").open("rb") as file:
        return read_po(file, locale=tag, abort_invalid=True)


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_of_the_pages_is_in_every_language_and_no_other(tag: str) -> None:
    known = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalog(tag) if m.id}
    assert known == set(texts_of_the_pages())


@pytest.mark.parametrize("tag", TAGS)
def test_no_translation_is_empty_or_doubtful_and_all_keep_their_values(tag: str) -> None:
    for message in catalog(tag):
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert len(forms) == (get_plural(tag).num_plurals if message.pluralizable else 1)
        assert not message.fuzzy
        if not message.pluralizable:
            assert values(str(message.string)) == values(str(message.id))


def values(text: str) -> set[str]:
    return {part.partition(")")[0] for part in text.split("%(")[1:]}


@pytest.mark.parametrize(
    ("number", "words"), [(0, "لا جلسات"), (1, "جلسة واحدة"), (2, "جلستان"), (3, "3 جلسات"), (11, "11 جلسة")]
)
def test_arabic_counts_with_all_its_forms(number: int, words: str) -> None:
    assert load_speeches()["ar"].count("%(number)s session", "%(number)s sessions", number) == words


@pytest.mark.parametrize(
    ("asked", "accepted", "tag"),
    [
        ("ru", "fr", "ru"),
        ("RU-ru", None, "ru"),
        ("xx", "fr", "fr"),
        (None, "fr-CH, en;q=0.8", "fr"),
        (None, "en;q=0.5, ar;q=0.9", "ar"),
        (None, "zh-Hant-TW", "zh"),
        (None, "de, it", "en"),
        (None, "es;q=0", "en"),
        (None, ";;;,q=1,*", "en"),
        (None, None, "en"),
    ],
)
def test_the_language_is_negotiated(asked: str | None, accepted: str | None, tag: str) -> None:
    assert negotiate(asked, accepted) == tag


def test_the_conferences_language_is_the_last_resort() -> None:
    assert negotiate(None, "de", "fr") == "fr"
