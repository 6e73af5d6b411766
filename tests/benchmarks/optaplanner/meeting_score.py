"""What a plan of meetings is worth: every constraint of the format, in grains, from its description.

Two constraints speak of any two meetings, wherever they are and whoever attends: those that overlap, and those that
follow each other without a grain between. A meeting runs on over lunch; over the night it breaks a hard constraint.
"""

from collections.abc import Callable, Mapping
from itertools import combinations, permutations

from tests.benchmarks.optaplanner.meeting import Agenda, Meeting, Place

Placed = tuple[Meeting, Place]
HARD, MEDIUM, SOFT = "hard", "medium", "soft"


def score(agenda: Agenda, places: Mapping[str, Place]) -> tuple[int, int, int]:
    """Give hard, medium and soft points of a plan: 0 or less. Raises ValueError for one that leaves a meeting out."""
    points = dict.fromkeys((HARD, MEDIUM, SOFT), 0)
    for name, units in amounts(agenda, places).items():
        points[CONSTRAINTS[name][0]] -= agenda.weights.get(name, 1) * units
    return points[HARD], points[MEDIUM], points[SOFT]


def amounts(agenda: Agenda, places: Mapping[str, Place]) -> dict[str, int]:
    """Give the units of each constraint, by name."""
    missing = [meeting.topic for meeting in agenda.meetings if meeting.topic not in places]
    if missing:
        raise ValueError(f"not placed: {', '.join(missing)}")
    placed = [(meeting, places[meeting.topic]) for meeting in agenda.meetings]
    return {name: units(agenda, placed) for name, (_, units) in CONSTRAINTS.items()}


def _last(each: Placed) -> int:
    meeting, place = each
    return place.grain + meeting.grains - 1


def _overlap(one: Placed, other: Placed) -> int:
    return max(0, min(_last(one), _last(other)) + 1 - max(one[1].grain, other[1].grain))


def _room_conflict(_: Agenda, placed: list[Placed]) -> int:
    return sum(_overlap(one, other) for one, other in combinations(placed, 2) if one[1].room == other[1].room)


def _overtime(agenda: Agenda, placed: list[Placed]) -> int:
    return sum(_last(each) for each in placed if _last(each) >= len(agenda.grains))


def _without_a_seat(agenda: Agenda, placed: list[Placed]) -> int:
    return sum(max(0, len(meeting.everybody) - agenda.rooms[place.room]) for meeting, place in placed)


def _over_night(agenda: Agenda, placed: list[Placed]) -> int:
    return sum(
        agenda.grains[place.grain].day != agenda.grains[_last((meeting, place))].day
        for meeting, place in placed
        if _last((meeting, place)) < len(agenda.grains)
    )


def _required_twice(_: Agenda, placed: list[Placed]) -> int:
    return sum(
        _overlap(one, other) * len(one[0].required & other[0].required) for one, other in combinations(placed, 2)
    )


def _required_and_preferred(_: Agenda, placed: list[Placed]) -> int:
    return sum(
        _overlap(one, other) * len(one[0].required & other[0].preferred) for one, other in permutations(placed, 2)
    )


def _preferred_twice(_: Agenda, placed: list[Placed]) -> int:
    return sum(
        _overlap(one, other) * len(one[0].preferred & other[0].preferred) for one, other in combinations(placed, 2)
    )


def _late(_: Agenda, placed: list[Placed]) -> int:
    return sum(_last(each) for each in placed)


def _no_break(_: Agenda, placed: list[Placed]) -> int:
    return sum(_last(one) + 1 == other[1].grain for one, other in permutations(placed, 2))


def _overlapping(_: Agenda, placed: list[Placed]) -> int:
    return sum(_overlap(one, other) for one, other in combinations(placed, 2))


def _smaller_rooms(agenda: Agenda, placed: list[Placed]) -> int:
    return sum(max(0, seats - agenda.rooms[place.room]) for _, place in placed for seats in agenda.rooms.values())


def _changes_of_room(_: Agenda, placed: list[Placed]) -> int:
    """Count the people of each two meetings in different rooms that start one after the other, soon after its end."""
    return sum(
        len(one[0].everybody & other[0].everybody)
        for one, other in permutations(placed, 2)
        if one[1].room != other[1].room and one[1].grain < other[1].grain <= _last(one) + 1 + 2
    )


CONSTRAINTS: dict[str, tuple[str, Callable[[Agenda, list[Placed]], int]]] = {
    "Room conflict": (HARD, _room_conflict),
    "Don't go in overtime": (HARD, _overtime),
    "Required attendance conflict": (HARD, _required_twice),
    "Required room capacity": (HARD, _without_a_seat),
    "Start and end on same day": (HARD, _over_night),
    "Required and preferred attendance conflict": (MEDIUM, _required_and_preferred),
    "Preferred attendance conflict": (MEDIUM, _preferred_twice),
    "Do all meetings as soon as possible": (SOFT, _late),
    "One TimeGrain break between two consecutive meetings": (SOFT, _no_break),
    "Overlapping meetings": (SOFT, _overlapping),
    "Assign larger rooms first": (SOFT, _smaller_rooms),
    "Room stability": (SOFT, _changes_of_room),
}
