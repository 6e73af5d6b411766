"""What a rotation is asked for."""

from dataclasses import dataclass

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.rotation.rotation import Rotation
from scheduler.timetable import Timetable


@dataclass(frozen=True)
class Task:
    """A breakout of a conference that has been found consistent, and what of an earlier rotation stays.

    Without a timetable, times and rooms are known as far as they are pinned. Of an `earlier` rotation the first
    `past` rounds are over; of the others as much as possible stays, or so much that at most `most_moved` people move.
    """

    conference: Conference
    block: Breakout
    timetable: Timetable | None = None
    earlier: Rotation | None = None
    past: int = 0
    most_moved: int | None = None
