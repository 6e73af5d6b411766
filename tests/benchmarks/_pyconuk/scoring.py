"""What is wrong with a schedule of PyCon UK 2016, from the programme alone."""

from collections.abc import Iterator
from itertools import combinations

from tests.benchmarks._pyconuk.programme import ROOMS, WANTS_TO_HEAR, Slot, Talk, away

Placed = dict[str, tuple[Slot, str | None]]


def score(talks: list[Talk], placed: Placed) -> Iterator[str]:
    """Give each violation in words; a talk without a place is one, too."""
    for talk in talks:
        if talk.title not in placed:
            yield f"{talk.title} has no place"
            continue
        slot, room = placed[talk.title]
        if room not in ROOMS:
            yield f"{talk.title} has no room for talks"
        if slot.minutes < talk.minutes:
            yield f"{talk.title} has too short a slot"
        if any(begin < slot.end and slot.start < end for begin, end in away(talk.speaker)):
            yield f"{talk.speaker} is away during {talk.title}"
    there = [talk for talk in talks if talk.title in placed]
    for one, other in combinations(there, 2):
        if placed[one.title] == placed[other.title]:
            yield f"{one.title} and {other.title} share a slot and a room"
        if placed[one.title][0] == placed[other.title][0]:
            yield from _at_once(one, other)


def _at_once(one: Talk, other: Talk) -> Iterator[str]:
    if one.speaker is not None and one.speaker == other.speaker:
        yield f"{one.speaker} gives {one.title} and {other.title} at once"
    if one.tag is not None and one.tag == other.tag:
        yield f"{one.title} and {other.title}, both on {one.tag}, run at once"
    for wants, heard in ((one, other), (other, one)):
        if heard.speaker in WANTS_TO_HEAR.get(wants.speaker or "", ()):
            yield f"{wants.speaker} cannot hear {heard.title}"
