"""The six languages of the pages: texts from the .po files, names and dates from CLDR, and who gets which."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from scheduler.conference.language_names import language_name

TAGS = ("en", "fr", "es", "ru", "ar", "zh")
_CLDR = {"en": "en_GB"}  # an international meeting writes the day before the month
_COMMAS = {"ar": "، ", "zh": "、"}
_LOCALES = Path(__file__).parent / "locales"
_RANGE = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9]{1,8})*\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")


@dataclass(frozen=True)
class Speech:
    """How the pages speak one language."""

    tag: str
    locale: Locale
    catalog: GNUTranslations

    @property
    def direction(self) -> str:
        """The direction of writing: ltr or rtl."""
        return self.locale.text_direction

    @property
    def own_name(self) -> str:
        """The language's name for itself."""
        return (self.locale.languages.get(self.tag) or self.tag).capitalize()

    @property
    def comma(self) -> str:
        """What stands between the members of a list."""
        return _COMMAS.get(self.tag, ", ")

    def say(self, text: str, **values: object) -> str:
        """Give a text in this language; `%(name)s` in it stands for a value."""
        said = self.catalog.gettext(text)
        return said % values if values else said

    def count(self, one: str, many: str, number: int) -> str:
        """Give the form of a text that fits a number, which is `%(number)s` in it."""
        return self.catalog.ngettext(one, many, number) % {"number": self.number(number)}

    def language(self, tag: str) -> str:
        """Name a language."""
        return language_name(tag, self.locale)

    def number(self, number: int) -> str:
        """Write a whole number."""
        return format_decimal(number, locale=self.locale)

    def minutes(self, minutes: int) -> str:
        """Write a length of time in minutes."""
        return format_unit(minutes, "duration-minute", "short", locale=self.locale)

    def share(self, share: float) -> str:
        """Write a share of one as a percentage."""
        return format_percent(share, "#,##0.#%", locale=self.locale)

    def long_day(self, day: dt.date) -> str:
        """Write a day in full."""
        return format_date(day, "full", locale=self.locale)

    def short_day(self, day: dt.date) -> str:
        """Write a day for a tab: weekday, day, month."""
        return format_skeleton("MMMEd", _noon(day), locale=self.locale)

    def period(self, first: dt.date, last: dt.date) -> str:
        """Write the days from the first to the last."""
        days = [format_date(day, "long", locale=self.locale) for day in (first, last)]
        return days[0] if first == last else " – ".join(days)

    def moment(self, moment: dt.datetime) -> str:
        """Write a day and a time, on the clock that the moment carries."""
        return f"{format_date(moment, 'long', locale=self.locale)}, {moment:%H:%M}"


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


@cache
def load_speeches() -> Mapping[str, Speech]:
    """Read the texts of every language."""
    return {tag: _load(tag) for tag in TAGS}


def _load(tag: str) -> Speech:
    with (_LOCALES / f"{tag}.po").open("rb") as file:
        catalog = read_po(file, locale=tag, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Speech(tag=tag, locale=Locale.parse(_CLDR.get(tag, tag)), catalog=GNUTranslations(compiled))


def negotiate(asked: str | None, accepted: str | None, default: str = "en") -> str:
    """Choose the language: the one asked for in the address, else the browser's wish, else the default."""
    for tag in (_primary(asked or ""), *wishes(accepted or ""), _primary(default)):
        if tag in TAGS:
            return tag
    return "en"


def wishes(accepted: str) -> Iterator[str]:
    """Give the languages that a browser accepts, the most wanted first."""
    ranges = [_RANGE.fullmatch(part) for part in accepted[:1000].split(",")]
    wishes = [(float(found[2] or 1), found[1].lower()) for found in ranges if found]
    for quality, tag in sorted(wishes, key=lambda wish: -wish[0]):
        if quality > 0:
            yield tag


def _primary(tag: str) -> str:
    return tag.partition("-")[0].partition("_")[0].lower()
