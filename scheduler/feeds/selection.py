"""Which sessions of a version a feed holds, and the paths under which the public feeds stand."""

from typing import Literal

from scheduler.conference.text import Part
from scheduler.versions import Notice, Version

By = Literal["all", "room", "kind", "body"]
_SUFFIX = ".ics"


class Selection(Part):
    """All sessions, or those of one room, kind or body. A body's feed holds its own sessions only."""

    by: By = "all"
    value: str = ""

    def takes(self, notice: Notice) -> bool:
        """Say whether a session belongs to the feed."""
        return self.by == "all" or getattr(notice, self.by) == self.value

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
    """Give the public feeds of a version: all, and one for each room, kind and body that it knows.

    A room or body without sessions has a feed as well: a subscriber's address must not vanish on a quiet day.
    """
    conference = version.conference
    notices = [entry.notice for entry in version.entries]
    rooms = {room.id for room in conference.venue.rooms} | {n.room for n in notices if n.room}
    kinds = {session.kind for session in conference.sessions} | {n.kind for n in notices}
    bodies = {body.id for body in conference.bodies} | {n.body for n in notices if n.body}
    selections = [
        Selection(),
        *(Selection(by="room", value=room) for room in sorted(rooms)),
        *(Selection(by="kind", value=kind) for kind in sorted(kinds)),
        *(Selection(by="body", value=body) for body in sorted(bodies)),
    ]
    return {selection.path: selection for selection in selections}
