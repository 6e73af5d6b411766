"""Sessions that one person has chosen: which of them clash, and how long the way is from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scheduler.conference.venue import Walks
from scheduler.notices import Notice


@dataclass(frozen=True)
class Step:
    """A chosen session: those that overlap it, the one before it that day, and minutes to walk and between the two.

    `before` is only told where there is a way to walk.
    """

    session: str
    overlaps: tuple[str, ...]
    before: str | None = None
    walk: int = 0
    between: int = 0

    @property
    def is_late(self) -> bool:
        """Whether the way is longer than the time for it."""
        return self.before is not None and self.walk > self.between

    @property
    def clashes(self) -> bool:
        """Whether one cannot be there all the time."""
        return bool(self.overlaps) or self.is_late


def steps(chosen: Sequence[tuple[str, Notice]], walks: Walks) -> dict[str, Step]:
    """Give the step for each chosen session, in the order of time; cancelled ones take no time."""
    held = sorted(
        ((session, notice) for session, notice in chosen if not notice.cancelled),
        key=lambda each: (each[1].start, each[1].end, each[0]),
    )
    found = {
        session: Step(session, tuple(other for other, told in held if other != session and _overlap(notice, told)))
        for session, notice in held
    }
    for (before, earlier), (session, notice) in pairwise(held):
        walk = walks.rooms(earlier.room, notice.room)
        minutes = int((notice.start - earlier.end).total_seconds() // 60)
        if walk and 0 <= minutes < _SAME_DAY:
            found[session] = Step(session, found[session].overlaps, before, walk, minutes)
    return found


_SAME_DAY = 12 * 60  # minutes; after a longer pause nobody asks for the way


def _overlap(one: Notice, other: Notice) -> bool:
    return one.start < other.end and other.start < one.end
