"""Which sessions of a version a feed holds, and the paths under which the public feeds stand."""

from typing import Literal

from scheduler.conference.text import Part
from scheduler.versions import Entry, Version

By = Literal["all", "room", "kind", "body", "language"]
_SUFFIX = ".ics"


class Selection(Part):
    """All sessions, or those of one room, kind, body or language. A body's feed holds its own sessions only.

    A language's feed holds what can be followed in it: sessions that are interpreted into it, and those held in it.
    """

    by: By = "all"
    value: str = ""

    def takes(self, entry: Entry, version: Version) -> bool:
        """Say whether a session of a version belongs to the feed."""
        if self.by == "language":
            return self.value in version.spoken[entry.session]
        return self.by == "all" or getattr(entry.notice, self.by) == self.value

    @property
    def path(self) -> str:
        """The path of the feed below the conference's own: `all.ics`, `room/AULA.ics`."""
        return f"all{_SUFFIX}" if self.by == "all" else f"{self.by}/{self.value}{_SUFFIX}"

    @classmethod
    def of_path(cls, path: str) -> "Selection":
        """Read what `path` gave."""
        stem = path.removesuffix(_SUFFIX)
        if stem == "all":
            return cls()
        by, _, value = stem.partition("/")
        return cls.model_validate({"by": by, "value": value})


def feed_paths(version: Version) -> dict[str, Selection]:
    """Give the public feeds of a version: all, and one for each room, kind, body and language that it knows.

    One without sessions has a feed as well: a subscriber's address must not vanish on a quiet day.
    """
    conference = version.conference
    notices = [entry.notice for entry in version.entries]
    rooms = {room.id for room in conference.venue.rooms} | {n.room for n in notices if n.room}
    kinds = {session.kind for session in conference.sessions} | {n.kind for n in notices}
    bodies = {body.id for body in conference.bodies} | {n.body for n in notices if n.body}
    languages = {conference.languages.default, *conference.languages.official}
    languages |= {tag for regime in conference.languages.regimes for tag in regime.languages}
    languages |= {tag for tags in version.spoken.values() for tag in tags}
    selections = [
        Selection(),
        *(Selection(by="room", value=room) for room in sorted(rooms)),
        *(Selection(by="kind", value=kind) for kind in sorted(kinds)),
        *(Selection(by="body", value=body) for body in sorted(bodies)),
        *(Selection(by="language", value=language) for language in sorted(languages)),
    ]
    return {selection.path: selection for selection in selections}
