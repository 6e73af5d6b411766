"""A conference of OptaPlanner's example: timeslots, rooms, speakers and talks, and where talks are."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

Tags = frozenset[str]
HARD, MEDIUM, SOFT = range(3)
Weight = tuple[int, int, int]


@dataclass(frozen=True)
class Timeslot:
    """A span in which talks of some types may be held."""

    start: dt.datetime
    end: dt.datetime
    talk_types: Tags = frozenset()
    tags: Tags = frozenset()

    @property
    def minutes(self) -> int:
        """How long it is."""
        return int((self.end - self.start).total_seconds()) // 60

    def overlap(self, other: "Timeslot") -> int:
        """Give the minutes that two timeslots share."""
        return max(0, int((min(self.end, other.end) - max(self.start, other.start)).total_seconds()) // 60)


@dataclass(frozen=True)
class Wishes:
    """Tags that must be there, better are there, must not be there, better are not there."""

    required: Tags = frozenset()
    preferred: Tags = frozenset()
    prohibited: Tags = frozenset()
    undesired: Tags = frozenset()


@dataclass(frozen=True)
class Room:
    """A room for talks of some types, closed in some timeslots."""

    name: str
    capacity: int
    talk_types: Tags = frozenset()
    tags: Tags = frozenset()
    closed: frozenset[Timeslot] = frozenset()


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks, and is away in some timeslots."""

    name: str
    times: Wishes = Wishes()
    rooms: Wishes = Wishes()
    away: frozenset[Timeslot] = frozenset()


@dataclass(frozen=True)
class Place:
    """Where a talk is; either part may be open."""

    timeslot: Timeslot | None = None
    room: str | None = None


@dataclass(frozen=True)
class Talk:
    """A talk with all that constraints ask about; `place` is where the workbook has it, `published` where it was."""

    code: str
    talk_type: str
    speakers: Tags = frozenset()
    themes: Tags = frozenset()
    sectors: Tags = frozenset()
    audiences: Tags = frozenset()
    level: int = 1
    contents: Tags = frozenset()
    language: str = ""
    times: Wishes = Wishes()
    rooms: Wishes = Wishes()
    exclusive: Tags = frozenset()
    prerequisites: Tags = frozenset()
    favourites: int = 0
    risk: int = 0
    pinned: bool = False
    place: Place = Place()
    published: Place = Place()


@dataclass(frozen=True)
class Conference:
    """A whole conference; `weights` holds hard, medium and soft weights of constraints by name."""

    pause: int
    weights: dict[str, Weight]
    timeslots: tuple[Timeslot, ...]
    rooms: tuple[Room, ...]
    speakers: tuple[Speaker, ...]
    talks: tuple[Talk, ...]

    @cached_property
    def room(self) -> dict[str, Room]:
        """The rooms by name."""
        return {room.name: room for room in self.rooms}

    @cached_property
    def speaker(self) -> dict[str, Speaker]:
        """The speakers by name."""
        return {speaker.name: speaker for speaker in self.speakers}

    @cached_property
    def families(self) -> dict[tuple[Timeslot, ...], list[Talk]]:
        """The talks by the timeslots that they compete for.

        Raises ValueError if these are not of one length, overlap, or are shared with another family.
        """
        found: dict[tuple[Timeslot, ...], list[Talk]] = {}
        for talk in self.talks:
            found.setdefault(tuple(self.slots_of(talk)), []).append(talk)
        for slots in found:
            overlapping = any(one.overlap(other) for one, other in combinations(slots, 2))
            shared = any(set(slots) & set(others) for others in found if others != slots)
            if not slots or overlapping or shared or len({slot.minutes for slot in slots}) > 1:
                raise ValueError(f"{found[slots][0].talk_type}: timeslots that differ, overlap, or are partly shared")
        return found

    def weight(self, name: str, level: int) -> int:
        """Give the weight of a constraint at a level; one that the workbook does not name has none."""
        return self.weights.get(name, (0, 0, 0))[level]

    def minutes(self, talk: Talk) -> int:
        """Give how long a talk is: as long as any of its timeslots."""
        return next(slots[0].minutes for slots, talks in self.families.items() if talk in talks)

    def slots_of(self, talk: Talk) -> list[Timeslot]:
        """Give the timeslots that the type of a talk admits; not a constraint, but what there is to choose from."""
        return [slot for slot in self.timeslots if talk.talk_type in slot.talk_types]

    def rooms_of(self, talk: Talk) -> list[Room]:
        """Give the rooms that the type of a talk admits."""
        return [room for room in self.rooms if talk.talk_type in room.talk_types]
