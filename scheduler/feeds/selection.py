"""Which sessions of a version a feed holds, how it tells them, and the paths under which the public feeds stand."""

from collections.abc import Iterator
from typing import Literal, get_args
from urllib.parse import urlencode

from scheduler.conference.text import Part
from scheduler.versions import Entry, Version

By = Literal["room", "kind", "body", "theme", "language"]
DIMENSIONS: tuple[By, ...] = get_args(By)
_SUFFIX = ".ics"


class Selection(Part):
    """All sessions, or those of some rooms, kinds, bodies, themes and languages; or the deadlines.

    A session is taken if each list that is not empty has it. A body's feed holds its own sessions only; a language's
    holds what can be followed in it: sessions that are interpreted into it, and those held in it. `spoken` is the
    language of the texts, the conference's default one if it is empty; `cancelled` says whether cancelled sessions
    are in it.
    """

    what: Literal["sessions", "deadlines"] = "sessions"
    room: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    spoken: str = ""
    cancelled: Literal["shown", "omit"] = "shown"

    @classmethod
    def of(cls, by: By, *values: str) -> "Selection":
        """Select by one thing: `Selection.of("room", "AULA")`."""
        return cls.model_validate({by: values})

    def takes(self, entry: Entry, version: Version) -> bool:
        """Say whether a session of a version belongs to the feed."""
        notice = entry.notice
        return (
            self.what == "sessions"
            and (self.cancelled == "shown" or not notice.cancelled)
            and (not self.room or notice.room in self.room)
            and (not self.kind or notice.kind in self.kind)
            and (not self.body or notice.body in self.body)
            and (not self.theme or notice.theme in self.theme)
            and (not self.language or not set(self.language).isdisjoint(version.spoken[entry.session]))
        )

    def chosen(self) -> list[tuple[By, str]]:
        """Give what is selected by, in canonical order."""
        return [(by, value) for by in DIMENSIONS for value in sorted(getattr(self, by))]

    @property
    def path(self) -> str:
        """The address of the feed below the conference's own: `all.ics`, `room/AULA.ics`, `all.ics?kind=plenary`.

        Equal selections have equal addresses, in whatever order they were asked for.
        """
        chosen = self.chosen()
        stem, query = ("deadlines", []) if self.what == "deadlines" else ("all", list[tuple[str, str]](chosen))
        if len(chosen) == 1:
            stem, query = "/".join(chosen[0]), []
        query += [("lang", self.spoken)] if self.spoken else []
        query += [("cancelled", self.cancelled)] if self.cancelled == "omit" else []
        return f"{stem}{_SUFFIX}?{urlencode(query)}" if query else f"{stem}{_SUFFIX}"

    @classmethod
    def of_path(cls, path: str) -> "Selection":
        """Read what `path` gave for a feed that needs no query. Raises ValueError for something else."""
        stem = path.removesuffix(_SUFFIX)
        if stem in ("all", "deadlines"):
            return cls(what="deadlines" if stem == "deadlines" else "sessions")
        by, _, value = stem.partition("/")
        if by not in DIMENSIONS or not value:
            raise ValueError(path)
        return cls.of(by, value)


def feed_paths(version: Version) -> dict[str, Selection]:
    """Give the public feeds of a version: all, the deadlines, and one for each room, kind, body, theme and language.

    One without sessions has a feed as well: a subscriber's address must not vanish on a quiet day.
    """
    selections = [Selection(), Selection(what="deadlines"), *_single(version)]
    return {selection.path: selection for selection in selections}


def _single(version: Version) -> Iterator[Selection]:
    conference = version.conference
    notices = [entry.notice for entry in version.entries]
    languages = {*spoken_languages(version), *(tag for tags in version.spoken.values() for tag in tags)}
    languages |= {tag for regime in conference.languages.regimes for tag in regime.languages}
    known: dict[By, set[str]] = {
        "room": {room.id for room in conference.venue.rooms} | {n.room for n in notices if n.room},
        "kind": {session.kind for session in conference.sessions} | {n.kind for n in notices},
        "body": {body.id for body in conference.bodies} | {n.body for n in notices if n.body},
        "theme": {theme.id for theme in conference.themes} | {n.theme for n in notices if n.theme},
        "language": languages,
    }
    for by, values in known.items():
        yield from (Selection.of(by, value) for value in sorted(values))


def spoken_languages(version: Version) -> tuple[str, ...]:
    """Give the languages in which feeds are written: the conference's default one first, then the official ones."""
    languages = version.conference.languages
    return tuple(dict.fromkeys((languages.default, *languages.official)))
