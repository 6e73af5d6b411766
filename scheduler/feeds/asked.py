"""Read a selection from words, as an address or a command line has them: ids, or names in any language.

The same words work at the next conference, where the plenary may have another id but is still called so.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import get_args

from scheduler.conference.sessions import Kind
from scheduler.errors import BadInput, Fault
from scheduler.feeds import words
from scheduler.feeds.selection import DIMENSIONS, By, Selection, feed_paths, spoken_languages
from scheduler.suggestions import Directory
from scheduler.versions import Version

_MOST = 100  # values in one question; a calendar of more is the whole conference


class Vocabulary:
    """The words by which the sessions of a version can be selected, and what each of them means."""

    def __init__(self, version: Version, kept: Iterable[Selection] = ()) -> None:
        """Take the words of a version; `kept` are feeds of earlier ones, whose words stay known."""
        self.languages = spoken_languages(version)
        self._ids: dict[By, dict[str, None]] = {by: {} for by in DIMENSIONS}
        for selection in (*feed_paths(version).values(), *kept):
            for by, value in selection.chosen():
                self._ids[by][value] = None
        self._ids["kind"] |= dict.fromkeys(get_args(Kind))
        self._named = {by: _by_word(version, by) for by in DIMENSIONS}
        self._directories = {by: Directory(by, ids) for by, ids in self._ids.items()}

    def read(self, asked: Iterable[tuple[str, str]], selection: Selection | None = None) -> Selection:
        """Give the selection that pairs such as `kind=plenary` ask for, in canonical order, on top of another one.

        Raises BadInput for every word that is not known, with what would be right.
        """
        chosen: dict[str, set[str]] = {by: set(getattr(selection, by)) if selection else set() for by in DIMENSIONS}
        others: dict[str, str] = {}
        faults: list[Fault] = []
        for key, value in list(asked)[:_MOST]:
            if key in chosen:
                by = next(by for by in DIMENSIONS if by == key)
                found = self._meant(by, value)
                chosen[key] |= found
                faults += [] if found else [Fault(key, self._directories[by].unknown(value))]
            else:
                faults += self._other(key, value, others)
        what = selection.what if selection else "sessions"
        if what == "deadlines":
            faults += [Fault(by, "deadlines have none; leave it out") for by in DIMENSIONS if chosen[by]]
        if faults:
            raise BadInput("the selection", faults)
        lists = {by: tuple(sorted(values)) for by, values in chosen.items()}
        return Selection.model_validate({"what": what, **lists, **others})

    def _meant(self, by: By, value: str) -> set[str]:
        if value in self._ids[by]:
            return {value}
        return self._named[by].get(fold(value), set())

    def _other(self, key: str, value: str, others: dict[str, str]) -> list[Fault]:
        if key == "lang":
            if value in self.languages:
                others["spoken"] = "" if value == self.languages[0] else value
                return []
            return [Fault(key, Directory("language of this conference", self.languages).unknown(value))]
        if key == "cancelled":
            if value in ("omit", "shown"):
                others["cancelled"] = value
                return []
            return [Fault(key, f"“{value}” is neither “omit” nor “shown”")]
        return [Fault(key, Directory("question", (*DIMENSIONS, "lang", "cancelled")).unknown(key))]


def fold(word: str) -> str:
    """Write a name as a word of an address: `Salle plénière 1` is `salle-pleniere-1`."""
    spread = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(character for character in spread if not unicodedata.combining(character))
    return re.sub(r"\W+", "-", plain).strip("-_")


def _by_word(version: Version, by: By) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for value, name in words.names(version, by).items():
        for said in (value, *name.root.values()):
            found.setdefault(fold(said), set()).add(value)
    return found
