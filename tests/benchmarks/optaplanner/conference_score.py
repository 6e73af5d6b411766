"""What a plan of a conference is worth: every constraint of the format, from its description and what is cited of it.

A constraint is a function of two talks and where they are, or of one; it gives units, and the workbook's weight
makes hard, medium or soft points of them. Where description and program differ, the program counts: common audience
types are rewarded, not different ones; talks at risk of a crowd are charged from the third in one timeslot on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.benchmarks.optaplanner.conference import Conference, Place, Room, Tags, Talk, Timeslot, Weight, Wishes

REWARDS = ("Audience type diversity", "Audience level diversity", "Language diversity")


@dataclass(frozen=True)
class Placed:
    """A talk in its timeslot and its room."""

    talk: Talk
    slot: Timeslot
    room: Room

    @property
    def minutes(self) -> int:
        """How long it is, which its timeslot says."""
        return self.slot.minutes


def score(conference: Conference, places: Mapping[str, Place]) -> tuple[int, int, int]:
    """Give hard, medium and soft points of a plan; none is good, fewer are worse.

    Raises ValueError for a plan that leaves a talk out, moves a pinned one, or is no choice that there is.
    """
    totals = [0, 0, 0]
    for name, units in amounts(conference, places).items():
        weight = _weight(conference, name)
        sign = 1 if name in REWARDS else -1
        totals = [total + sign * units * each for total, each in zip(totals, weight, strict=True)]
    hard, medium, soft = totals
    return hard, medium, soft


def amounts(conference: Conference, places: Mapping[str, Place]) -> dict[str, int]:
    """Give the units of each constraint, by name."""
    placed = [_placed(conference, talk, places.get(talk.code, Place())) for talk in conference.talks]
    found = {name: sum(units(conference, each) for each in placed) for name, units in OF_ONE.items()}
    for name, of_two in OF_TWO.items():
        found[name] = sum(
            of_two(conference, one, other) for place, one in enumerate(placed) for other in placed[place + 1 :]
        )
    found["Crowd control"] = _crowds(placed)
    return found


def _weight(conference: Conference, name: str) -> Weight:
    return conference.weights.get(name, (0, 0, 0))


def _placed(conference: Conference, talk: Talk, place: Place) -> Placed:
    if place.timeslot not in conference.slots_of(talk) or place.room not in {
        r.name for r in conference.rooms_of(talk)
    }:
        raise ValueError(f"{talk.code} is a {talk.talk_type} and cannot be at {place}")
    if talk.pinned and place != talk.place:
        raise ValueError(f"{talk.code} is pinned to {talk.place}")
    return Placed(talk, place.timeslot, conference.room[place.room])


# One talk: units, mostly minutes


def _missing(wanted: Tags, there: Tags) -> int:
    return len(wanted - there)


def _present(unwanted: Tags, there: Tags) -> int:
    return len(unwanted & there)


def _tags(
    wishes: Callable[[Talk], Wishes], kind: str, there: Callable[[Placed], Tags]
) -> Callable[[Conference, Placed], int]:
    count = _missing if kind in ("required", "preferred") else _present
    return lambda _, each: count(getattr(wishes(each.talk), kind), there(each)) * each.minutes


def _speakers_tags(subject: str, kind: str, there: Callable[[Placed], Tags]) -> Callable[[Conference, Placed], int]:
    count = _missing if kind in ("required", "preferred") else _present

    def units(conference: Conference, each: Placed) -> int:
        wishes = [getattr(conference.speaker[name], subject) for name in each.talk.speakers]
        return sum(count(getattr(wish, kind), there(each)) for wish in wishes) * each.minutes

    return units


def _room_closed(_: Conference, each: Placed) -> int:
    return each.minutes if each.slot in each.room.closed else 0


def _speaker_away(conference: Conference, each: Placed) -> int:
    return sum(each.slot in conference.speaker[name].away for name in each.talk.speakers) * each.minutes


def _moved(_: Conference, each: Placed) -> int:
    return int(each.talk.published.timeslot not in (None, each.slot))


def _rehoused(_: Conference, each: Placed) -> int:
    return int(each.talk.published.room not in (None, each.room.name))


OF_ONE: dict[str, Callable[[Conference, Placed], int]] = {
    "Room unavailable timeslot": _room_closed,
    "Speaker unavailable timeslot": _speaker_away,
    "Published timeslot": _moved,
    "Published room": _rehoused,
}
for _kind in ("required", "preferred", "prohibited", "undesired"):
    OF_ONE |= {
        f"Talk {_kind} timeslot tags": _tags(lambda talk: talk.times, _kind, lambda each: each.slot.tags),
        f"Talk {_kind} room tags": _tags(lambda talk: talk.rooms, _kind, lambda each: each.room.tags),
        f"Speaker {_kind} timeslot tags": _speakers_tags("times", _kind, lambda each: each.slot.tags),
        f"Speaker {_kind} room tags": _speakers_tags("rooms", _kind, lambda each: each.room.tags),
    }


# Two talks


def _both(one: Placed, other: Placed) -> int:
    return one.minutes + other.minutes


def _overlap(one: Placed, other: Placed) -> int:
    return one.slot.overlap(other.slot)


def _same_day(one: Placed, other: Placed) -> bool:
    return one.slot.start.date() == other.slot.start.date()


def _at_once(common: Callable[[Talk, Talk], int]) -> Callable[[Conference, Placed, Placed], int]:
    return lambda _, one, other: common(one.talk, other.talk) * _overlap(one, other)


def _in_one_slot(common: Callable[[Talk, Talk], int]) -> Callable[[Conference, Placed, Placed], int]:
    return lambda _, one, other: common(one.talk, other.talk) * one.minutes if one.slot == other.slot else 0


def _themes(one: Talk, other: Talk) -> int:
    return len(one.themes & other.themes)


def _contents(one: Talk, other: Talk) -> int:
    return len(one.contents & other.contents)


def _audiences(one: Talk, other: Talk) -> int:
    return len(one.audiences & other.audiences)


def _other_room(_: Conference, one: Placed, other: Placed) -> int:
    apart = _same_day(one, other) and one.room != other.room
    return _themes(one.talk, other.talk) * _both(one, other) * apart


def _other_day(_: Conference, one: Placed, other: Placed) -> int:
    common = _themes(one.talk, other.talk) + _contents(one.talk, other.talk)
    return common * _both(one, other) * (not _same_day(one, other))


def _too_short_a_pause(conference: Conference, one: Placed, other: Placed) -> int:
    if not one.talk.speakers & other.talk.speakers:
        return 0
    first, then = sorted((one.slot, other.slot), key=lambda slot: slot.start)
    minutes = int((then.start - first.end).total_seconds()) // 60
    enough = minutes >= conference.pause if _same_day(one, other) else minutes >= 0
    return 0 if enough and not _overlap(one, other) else _both(one, other)


def _prerequisite_not_before(_: Conference, one: Placed, other: Placed) -> int:
    return _both(one, other) * sum(
        first.talk.code in then.talk.prerequisites and first.slot.end > then.slot.start
        for first, then in ((one, other), (other, one))
    )


def _hard_before_easy(_: Conference, one: Placed, other: Placed) -> int:
    easier, harder = sorted((one, other), key=lambda each: each.talk.level)
    wrong = easier.talk.level < harder.talk.level and easier.slot.end > harder.slot.start
    return _contents(one.talk, other.talk) * _both(one, other) * wrong


def _less_liked_in_larger(_: Conference, one: Placed, other: Placed) -> int:
    less, more = sorted((one, other), key=lambda each: each.talk.favourites)
    wrong = less.talk.favourites < more.talk.favourites and less.room.capacity > more.room.capacity
    return _both(one, other) * wrong


OF_TWO: dict[str, Callable[[Conference, Placed, Placed], int]] = {
    "Room conflict": lambda _, one, other: _overlap(one, other) * (one.room == other.room),
    "Speaker conflict": _at_once(lambda one, other: len(one.speakers & other.speakers)),
    "Talk prerequisite talks": _prerequisite_not_before,
    "Talk mutually-exclusive-talks tags": _at_once(lambda one, other: len(one.exclusive & other.exclusive)),
    "Consecutive talks pause": _too_short_a_pause,
    "Theme track conflict": _at_once(_themes),
    "Theme track room stability": _other_room,
    "Sector conflict": _at_once(lambda one, other: len(one.sectors & other.sectors)),
    "Audience type diversity": _in_one_slot(_audiences),
    "Audience type theme track conflict": _at_once(lambda one, other: _themes(one, other) * _audiences(one, other)),
    "Audience level diversity": _in_one_slot(lambda one, other: int(one.level != other.level)),
    "Content audience level flow violation": _hard_before_easy,
    "Content conflict": _at_once(_contents),
    "Language diversity": _in_one_slot(lambda one, other: int(one.language != other.language)),
    "Same day talks": _other_day,
    "Popular talks": _less_liked_in_larger,
}


def _crowds(placed: list[Placed]) -> int:
    risky = [each for each in placed if each.talk.risk > 0]
    return sum(each.minutes for each in risky if sum(other.slot == each.slot for other in risky) > 2)
