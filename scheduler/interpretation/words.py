"""Dates, names of languages and sums of money as the reasons have them, in English like all that the program says."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from scheduler.conference.interpretation import Granting
from scheduler.conference.language_names import language_name
from scheduler.interpretation.requests import Tally

_ENGLISH = Locale("en", "GB")
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def name(language: str) -> str:
    """Name a language; its tag where it has no name."""
    return language_name(language, _ENGLISH)


def is_known(language: str) -> bool:
    """Tell whether a well-formed tag names a language, script and region that there are, by CLDR."""
    first, *rest = language.split("-")
    known = {4: _ENGLISH.scripts}
    return first in _ENGLISH.languages and all(part in known.get(len(part), _ENGLISH.territories) for part in rest)


def named(languages: Iterable[str]) -> str:
    """Name languages as a list in a sentence: `French, Spanish and Arabic`."""
    *most, last = (name(language) for language in languages)
    return f"{', '.join(most)} and {last}" if most else last


@lru_cache(maxsize=1024)
def day(date: dt.date) -> str:
    """Write a day: `17 August 2020`."""
    return str(format_date(date, "d MMMM y", locale=_ENGLISH))


def money(amount: int, currency: str) -> str:
    """Write a sum of money: `USD 5,000`."""
    return f"{currency} {amount:,}"


def number(count: int) -> str:
    """Write a whole number as a word, if it is a small one."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def requests(count: int) -> str:
    """Count requests."""
    return f"{count or 'no'} {'request' if count < 2 else 'requests'}"


def by_when(last: dt.date, granting: Granting) -> str:
    """Say up to which day requests are in time."""
    if granting.days == 0:
        return f"by {day(last)}, the first day of the meeting"
    return f"by {day(last)}, {granting.days} {'day' if granting.days == 1 else 'days'} before the meeting"


class Counted:
    """Says how many requests there are for a language, by which day, and how many it takes."""

    def __init__(self, granting: Granting, last: dt.date) -> None:
        self._day, self.by_when = day(last), by_when(last, granting)
        single = granting.minimum == 1
        self._enough = f"{granting.minimum} {'is' if single else 'are'} enough"
        self._needed = f"{granting.minimum} {'is' if single else 'are'} needed"

    def enough(self, tally: Tally) -> str:
        """Say that there are enough requests for a language."""
        return f"{requests(tally.in_time)} {self.by_when}; {self._enough}"

    def too_few(self, tally: Tally) -> str:
        """Say that there are not enough requests for a language, and which there are that do not count."""
        if not tally.in_time and not tally.late:
            said = f"no request came {self.by_when}; {self._needed}"
        else:
            said = f"{requests(tally.in_time)} came in time, {self._needed}"
        if tally.late:
            said += f"; {tally.late}{' more' if tally.in_time else ''} came after {self._day}"
        if tally.withdrawn:
            said += f"; {tally.withdrawn} {'was' if tally.withdrawn == 1 else 'were'} withdrawn"
        return said
