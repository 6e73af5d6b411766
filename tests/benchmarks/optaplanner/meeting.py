"""The meetings of OptaPlanner's example: grains of time, rooms, who must be there and who would like to."""

from dataclasses import dataclass
from functools import cached_property

GRAIN = 15  # minutes
LUNCH = 60


@dataclass(frozen=True)
class Grain:
    """A quarter of an hour: its day's number, its minute of that day. Grains are counted on over lunch and night."""

    day: int
    minute: int


@dataclass(frozen=True)
class Meeting:
    """A meeting: how many grains it takes, who must be there, who would like to be."""

    topic: str
    grains: int
    required: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()

    @property
    def everybody(self) -> frozenset[str]:
        """All for whom there must be a seat."""
        return self.required | self.preferred


@dataclass(frozen=True)
class Place:
    """The grain with which a meeting starts, and its room."""

    grain: int
    room: str


@dataclass(frozen=True)
class Agenda:
    """All meetings, and what there is for them; `weights` by the name of a constraint."""

    weights: dict[str, int]
    grains: tuple[Grain, ...]
    rooms: dict[str, int]
    people: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    places: dict[str, Place]

    @cached_property
    def days(self) -> dict[int, range]:
        """The grains of each day."""
        found: dict[int, list[int]] = {}
        for number, grain in enumerate(self.grains):
            found.setdefault(grain.day, []).append(number)
        return {day: range(numbers[0], numbers[-1] + 1) for day, numbers in found.items()}
