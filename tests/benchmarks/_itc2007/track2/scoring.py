"""What a solution of track 2 breaks and costs, from the instance alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tests.benchmarks._itc2007.track2.reading import DAYS, SLOTS_A_DAY, Enrolment
from tests.benchmarks._itc2007.track2.solution import Place


@dataclass(frozen=True)
class Score:
    """What is broken, in words; the attendances that are lost with events not placed; and the three costs."""

    broken: tuple[str, ...]
    distance: int
    last_slots: int
    third_in_a_row: int
    single: int

    @property
    def soft(self) -> int:
        """The cost of a solution that breaks nothing."""
        return self.last_slots + self.third_in_a_row + self.single


def score(instance: Enrolment, places: Sequence[Place | None]) -> Score:
    """Judge a solution."""
    attendance = instance.attendance()
    days = [day for events in instance.events_of for day in _days(places, events)]
    return Score(
        broken=tuple(_broken(instance, places)),
        distance=sum(attendance[event] for event in instance.events if places[event] is None),
        last_slots=sum(
            attendance[event]
            for event, place in enumerate(places)
            if place is not None and place[0] % SLOTS_A_DAY == SLOTS_A_DAY - 1
        ),
        third_in_a_row=sum(all(day[slot - 2 : slot + 1]) for day in days for slot in range(2, SLOTS_A_DAY)),
        single=sum(sum(day) == 1 for day in days),
    )


def _days(places: Sequence[Place | None], events: frozenset[int]) -> list[list[bool]]:
    """Give for each day and slot whether a student is in an event."""
    busy = {place[0] for event in events if (place := places[event]) is not None}
    return [[day * SLOTS_A_DAY + slot in busy for slot in range(SLOTS_A_DAY)] for day in range(DAYS)]


def _broken(instance: Enrolment, places: Sequence[Place | None]) -> Iterator[str]:
    attendance = instance.attendance()
    placed = [(event, *place) for event, place in enumerate(places) if place is not None]
    for event, slot, room in placed:
        if slot not in instance.slots_of[event]:
            yield f"event {event} may not be in slot {slot}"
        if attendance[event] > instance.seats[room]:
            yield f"event {event} has {attendance[event]} students, room {room} {instance.seats[room]} seats"
        if lacking := instance.features_of_event[event] - instance.features_of_room[room]:
            yield f"event {event} needs features {sorted(lacking)}, which room {room} does not have"
    for (one, slot, room), (other, other_slot, other_room) in combinations(placed, 2):
        if (slot, room) == (other_slot, other_room):
            yield f"events {one} and {other} are in room {room} in slot {slot}"
    for student, events in enumerate(instance.events_of):
        for (one, slot, _), (other, other_slot, _) in combinations([each for each in placed if each[0] in events], 2):
            if slot == other_slot:
                yield f"student {student} is in events {one} and {other} in slot {slot}"
    slot_of = {event: slot for event, slot, _ in placed}
    for first, then in sorted(instance.before):
        if first in slot_of and then in slot_of and slot_of[first] >= slot_of[then]:
            yield f"event {first} is not before event {then}"
