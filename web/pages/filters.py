"""What a reader wants to see of a programme, as the page's address says it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from scheduler.conference.text import Text
from scheduler.versions import Entry


@dataclass(frozen=True)
class Filter:
    """Kind, body, room, theme and language of interpretation, and words to look for; empty means any."""

    kind: str = ""
    body: str = ""
    room: str = ""
    theme: str = ""
    language: str = ""
    text: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Read the filter from the questions of an address."""
        return cls(
            kind=query.get("kind", ""),
            body=query.get("body", ""),
            room=query.get("room", ""),
            theme=query.get("theme", ""),
            language=query.get("language", ""),
            text=query.get("q", "").strip()[:200],
        )

    @property
    def active(self) -> bool:
        """Say whether anything is left out."""
        return self != Filter()

    @property
    def chosen(self) -> int:
        """How many of the five lists have a value chosen."""
        return sum(1 for value in (self.kind, self.body, self.room, self.theme, self.language) if value)

    def takes(self, entry: Entry) -> bool:
        """Say whether a session is wanted."""
        notice = entry.notice
        return (
            self.kind in ("", notice.kind)
            and self.body in ("", notice.body)
            and self.room in ("", notice.room)
            and self.theme in ("", notice.theme)
            and (not self.language or self.language in notice.interpretation)
            and self._mentions(entry)
        )

    def _mentions(self, entry: Entry) -> bool:
        """Say whether every word stands in the title, an item's title, the body's or room's name, or an id."""
        if not self.text:
            return True
        notice = entry.notice
        texts = [entry.session, notice.room or "", notice.body or ""]
        texts += [*_all(notice.title), *_all(notice.body_name), *_all(notice.room_name)]
        texts += [words for business in notice.items for words in _all(business.title)]
        said = _plain(" ".join(texts))
        return all(word in said for word in _plain(self.text).split())


def _all(text: Text | None) -> list[str]:
    return list(text.root.values()) if text is not None else []


def _plain(text: str) -> str:
    """Fold case and accents away: “reunion” finds “Réunion”."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in spread if not unicodedata.combining(character))
