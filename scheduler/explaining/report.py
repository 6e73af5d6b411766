"""What an explanation says, for people and for programs."""

from typing import Literal

from pydantic import AwareDatetime, Field

from scheduler.explaining.changes import Edit
from scheduler.timetable import Part

Status = Literal["possible", "minimal", "not-minimal", "impossible", "unknown"]


class Stretch(Part):
    """From a moment to another."""

    start: AwareDatetime
    end: AwareDatetime


class Demand(Part):
    """One demand of one rule: what it asks of which sessions."""

    rule: str
    sessions: tuple[str, ...]
    text: str


class WayOut(Part):
    """Changes with which a timetable was found; the edits make them. A lower price gives up less."""

    text: str
    price: int
    edits: tuple[Edit, ...]


class Report(Part):
    """Why there is no timetable, and the cheapest ways out.

    `minimal`: the demands clash, and none of them can be left out; `not-minimal`: they clash, and whether each is
    needed was not shown; `impossible`: there is no timetable, and no clash was found that shows why; `unknown`:
    neither a timetable nor a clash was found in time; `possible`: there is a timetable.
    """

    conference: str
    status: Status
    demands: tuple[Demand, ...] = ()
    sentences: tuple[str, ...] = ()
    left: dict[str, tuple[Stretch, ...]] = Field(default_factory=dict)
    ways_out: tuple[WayOut, ...] = ()
    all_tried: bool = True
    tightest: tuple[str, ...] = ()
    found_after: float = 0.0
    seconds: float = 0.0


class Move(Part):
    """A session that gets another place."""

    session: str
    text: str


class PlacementReport(Part):
    """Why a session is not in a place, and what changes if it is put there."""

    conference: str
    session: str
    place: str | None
    tried: int
    obstacles: tuple[Demand, ...] = ()
    possible: bool | None
    moves: tuple[Move, ...] = ()
    anew: bool = False
    clash: Report | None = None
    seconds: float = 0.0
